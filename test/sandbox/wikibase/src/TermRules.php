<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** What labels, descriptions, aliases and sitelinks may be, and which of them must be unique. */
final class TermRules {
	public const LONGEST = 250;

	public function __construct( private readonly EntityIndex $index ) {
	}

	/** $text trimmed and in Unicode's NFC. */
	public static function clean( string $text ): string {
		return trim( \UtfNormal\Validator::cleanUp( $text ) );
	}

	/** @throws Refusal modification-failed for the first term of $after that is new since $before and not allowed */
	public function check( Entity $before, Entity $after ): void {
		foreach ( EntityDiff::between( $before, $after )->operations as [ $part, $language, $old, $new ] ) {
			if ( $new !== null && in_array( $part, [ 'labels', 'descriptions', 'aliases' ], true ) ) {
				$this->checkText( [ 'labels' => 'label', 'descriptions' => 'description', 'aliases' => 'alias' ][$part], $new );
			}
		}
		foreach ( $after->type === 'mediainfo' ? [] : $this->changedLanguages( $before, $after ) as $language ) {
			$this->checkPair( $after, (string)$language );
		}
	}

	/** @throws Refusal failed-save when another entity has what must be unique: a property's label, a sitelink */
	public function checkUnique( Entity $before, Entity $after ): void {
		foreach ( $after->type === 'property' ? $after->labels : [] as $language => $label ) {
			if ( ( $before->labels[$language] ?? null ) !== $label ) {
				$this->checkPropertyLabel( $after, (string)$language, $label );
			}
		}
		foreach ( $after->sitelinks as $site => $link ) {
			if ( ( $before->sitelinks[$site]['title'] ?? null ) !== $link['title'] ) {
				$this->checkSitelink( $after, $link );
			}
		}
	}

	private function checkText( string $kind, string $text ): void {
		if ( mb_strlen( $text ) > self::LONGEST ) {
			throw Refusal::invalid( "$kind-too-long", [ (string)self::LONGEST, mb_strimwidth( $text, 0, 32, '...' ) ] );
		}
		if ( preg_match( '/[\v\t]/u', $text ) ) {
			throw Refusal::invalid( 'illegal-string-chars', [ $text ] );
		}
	}

	private function checkPair( Entity $entity, string $language ): void {
		$label = $entity->labels[$language] ?? null;
		$description = $entity->descriptions[$language] ?? null;
		if ( $label === null || $description === null ) {
			return;
		}
		if ( $label === $description ) {
			throw Refusal::invalid( 'label-equals-description', [ $language ] );
		}
		$other = $entity->type === 'item'
			? $this->index->withTerms( 'item', $language, $label, $description, $entity->id ) : null;
		if ( $other !== null ) {
			throw Refusal::invalid( 'label-with-description-conflict', [ $label, $language, EntityId::parse( $other )->link() ] );
		}
	}

	private function checkPropertyLabel( Entity $property, string $language, string $label ): void {
		$other = $this->index->withTerms( 'property', $language, $label, null, $property->id );
		if ( $other !== null ) {
			$link = EntityId::parse( $other )->link();
			throw self::notUnique( Refusal::invalid( 'label-conflict', [ $label, $language, $link ] ) );
		}
	}

	private function checkSitelink( Entity $item, array $link ): void {
		$other = $this->index->bySitelink( $link['site'], $link['title'] );
		if ( $other !== null && $other !== $item->id ) {
			$page = '[' . Sites::url( $link['site'], $link['title'] ) . " {$link['site']}:{$link['title']}]";
			throw self::notUnique( Refusal::invalid( 'sitelink-conflict', [ $page, EntityId::parse( $other )->link() ] ) );
		}
	}

	private static function notUnique( Refusal $reason ): Refusal {
		$failed = Refusal::api( 'failed-save' );
		return new Refusal( 'failed-save', [ ...$failed->messages, ...$reason->messages ] );
	}

	/** @return list<string> */
	private function changedLanguages( Entity $before, Entity $after ): array {
		$languages = [];
		foreach ( EntityDiff::between( $before, $after )->operations as [ $part, $language ] ) {
			if ( $part === 'labels' || $part === 'descriptions' ) {
				$languages[$language] = true;
			}
		}
		return array_map( 'strval', array_keys( $languages ) );
	}
}
