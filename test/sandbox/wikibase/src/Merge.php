<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Context\IContextSource;

/** Moves everything from one item to another, and makes redirects. */
final class Merge {
	private readonly EntityStore $store;
	private readonly EntitySaver $saver;

	public function __construct( IContextSource $context, private readonly array $tags, private readonly bool $bot ) {
		$this->store = new EntityStore();
		$this->saver = new EntitySaver( $context );
	}

	/**
	 * @param list<string> $ignored parts (description, sitelink, statement) whose conflicts leave the old value where it is
	 * @return array{from:int,to:int,redirected:bool} revisions of both items before a redirect is made
	 * @throws Refusal failed-modify when both items say different things, cant-merge-self
	 */
	public function run( EntityId $fromId, EntityId $toId, array $ignored, ?string $words ): array {
		if ( $fromId->text === $toId->text ) {
			throw Refusal::api( 'cant-merge-self' );
		}
		$from = $this->item( $fromId );
		$to = $this->item( $toId );
		$rest = clone $from->entity;
		$merged = clone $to->entity;
		$this->moveTerms( $rest, $merged, in_array( 'description', $ignored, true ) );
		$this->moveSitelinks( $rest, $merged, in_array( 'sitelink', $ignored, true ) );
		$this->moveStatements( $rest, $merged );
		$revisions = [
			'from' => $this->save( $from, $rest, new Summary( 'wbmergeitems-to', 0, '', [ $toId->text ] ), $words ),
			'to' => $this->save( $to, $merged, new Summary( 'wbmergeitems-from', 0, '', [ $fromId->text ] ), $words ),
		];
		if ( $rest->isEmpty() ) {
			$this->redirect( $fromId, $toId, null );
		}
		return $revisions + [ 'redirected' => $rest->isEmpty() ];
	}

	/** @throws Refusal origin-not-empty, no-such-entity, target-is-redirect */
	public function redirect( EntityId $from, EntityId $to, ?string $words ): void {
		$source = $this->store->latest( $from );
		if ( $from->type !== 'item' || $to->type !== 'item' ) {
			throw Refusal::api( 'target-is-incompatible' );
		}
		if ( $this->store->latest( $to )->entity->redirect !== null ) {
			throw Refusal::api( 'target-is-redirect' );
		}
		if ( $source->entity->redirect === null && !$source->entity->isEmpty() ) {
			throw Refusal::api( 'origin-not-empty', [ "Can't create redirect on non empty item {$from->text}" ] );
		}
		$this->saver->checkRights( $from->title() );
		$summary = new Summary( 'wbcreateredirect', 0, '', [ $from->text, $to->text ] );
		$this->saver->save( $from, Entity::redirect( $from, $to ), $source->revision, $summary->with( $words ), $this->tags, $this->bot );
	}

	private function item( EntityId $id ): EntityRevision {
		$item = $this->store->latest( $id );
		if ( $id->type !== 'item' ) {
			throw Refusal::api( 'not-item' );
		}
		if ( $item->entity->redirect !== null ) {
			throw Refusal::api( 'unresolved-redirect' );
		}
		$this->saver->checkRights( $id->title() );
		return $item;
	}

	private function save( EntityRevision $base, Entity $entity, Summary $summary, ?string $words ): int {
		return $entity->equals( $base->entity ) ? $base->revision : $this->saver->save(
			$base->id, $entity, $base->revision, $summary->with( $words ), $this->tags, $this->bot
		);
	}

	/** A label that differs becomes an alias; a description that differs is a conflict. */
	private function moveTerms( Entity $from, Entity $to, bool $keepDescriptions ): void {
		foreach ( $from->labels as $language => $text ) {
			if ( !isset( $to->labels[$language] ) ) {
				$to->labels[$language] = $text;
			} elseif ( $to->labels[$language] !== $text ) {
				$from->aliases[$language] = [ $text, ...( $from->aliases[$language] ?? [] ) ];
			}
		}
		foreach ( $from->aliases as $language => $texts ) {
			$new = array_diff( $texts, [ $to->labels[$language] ?? null ] );
			$to->aliases[$language] = array_values( array_unique( [ ...( $to->aliases[$language] ?? [] ), ...$new ] ) );
		}
		$to->aliases = array_filter( $to->aliases );
		$from->labels = $from->aliases = [];
		foreach ( $from->descriptions as $language => $text ) {
			$conflict = ( $to->descriptions[$language] ?? $text ) !== $text;
			if ( $conflict && !$keepDescriptions ) {
				throw self::conflict( "Conflicting descriptions for language $language" );
			}
			if ( !$conflict ) {
				$to->descriptions[$language] = $text;
				unset( $from->descriptions[$language] );
			}
		}
	}

	private function moveSitelinks( Entity $from, Entity $to, bool $keep ): void {
		foreach ( $from->sitelinks as $site => $link ) {
			$conflict = ( $to->sitelinks[$site]['title'] ?? $link['title'] ) !== $link['title'];
			if ( $conflict && !$keep ) {
				throw self::conflict( "Conflicting sitelinks for $site" );
			}
			if ( !$conflict ) {
				$to->sitelinks[$site] = $link;
				unset( $from->sitelinks[$site] );
			}
		}
	}

	/** Statements that both items have become one, with the references of both. */
	private function moveStatements( Entity $from, Entity $to ): void {
		$present = [];
		foreach ( $to->statements as $guid => $statement ) {
			$present[self::meaning( $statement )] = $guid;
		}
		foreach ( $from->statements as $statement ) {
			$twin = $present[self::meaning( $statement )] ?? null;
			if ( $twin === null ) {
				unset( $statement['id'] );
				EntityData::setStatement( $to, $statement );
				continue;
			}
			$references = array_column( $to->statements[$twin]['references'] ?? [], null, 'hash' );
			$references += array_column( $statement['references'] ?? [], null, 'hash' );
			if ( $references ) {
				$to->statements[$twin]['references'] = array_values( $references );
			}
		}
		$from->statements = [];
	}

	/** What a statement says, whatever its id, rank and references. */
	private static function meaning( array $statement ): string {
		$hashes = array_column( array_merge( ...array_values( $statement['qualifiers'] ?? [] ) ), 'hash' );
		sort( $hashes );
		return $statement['mainsnak']['hash'] . implode( ' ', $hashes );
	}

	private static function conflict( string $what ): Refusal {
		return Refusal::api( 'failed-modify', [], [ 'extradata' => [ $what ] ] );
	}
}
