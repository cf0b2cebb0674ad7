<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** Applies the `data` of wbeditentity to an entity. Keys it does not know are passed over, as Wikibase does. */
final class EntityData {
	/** @param array $data decoded JSON */
	public function __construct( private readonly array $data ) {
	}

	/** @throws Refusal */
	public function applyTo( Entity $entity ): void {
		if ( isset( $this->data['sitelinks'] ) && $entity->type !== 'item'
			|| isset( $this->data['aliases'] ) && $entity->type === 'mediainfo'
		) {
			throw Refusal::api( 'not-supported' );
		}
		foreach ( [ 'labels', 'descriptions' ] as $part ) {
			$this->applyTerms( $entity->$part, $this->part( $part ) );
		}
		$this->applyAliases( $entity, $this->part( 'aliases' ) );
		foreach ( [ 'claims', 'statements' ] as $part ) {
			foreach ( $this->part( $part ) as $group ) {
				$group = self::map( $group );
				foreach ( array_is_list( $group ) ? $group : [ $group ] as $statement ) {
					$this->applyStatement( $entity, $statement );
				}
			}
		}
		foreach ( $this->part( 'sitelinks' ) as $site => $link ) {
			$link = self::map( $link );
			self::applySitelink( $entity, is_string( $site ) ? $site : self::text( $link['site'] ?? '' ), $link );
		}
	}

	/** Sets or, without a title, removes one sitelink. */
	public static function applySitelink( Entity $item, string $site, array $link ): void {
		if ( !in_array( $site, Sites::ids(), true ) ) {
			throw Refusal::api( 'not-recognized-site', [ $site ] );
		}
		$title = self::text( $link['title'] ?? '' );
		if ( isset( $link['remove'] ) || $title === '' ) {
			unset( $item->sitelinks[$site] );
			return;
		}
		$found = Sites::normalize( $site, $title ) ?? throw Refusal::api( 'no-external-page', [ $site, $title ] );
		$item->sitelinks[$site] = [ 'site' => $site, 'title' => $found, 'badges' => array_values( self::map( $link['badges'] ?? [] ) ) ];
	}

	private function part( string $name ): array {
		return self::map( $this->data[$name] ?? [] );
	}

	private static function map( mixed $value ): array {
		return is_array( $value ) ? $value : throw Refusal::api( 'not-recognized-array' );
	}

	private static function text( mixed $value ): string {
		return is_string( $value ) ? $value : throw Refusal::api( 'not-recognized-string' );
	}

	/** @param array<string,string> &$terms */
	private function applyTerms( array &$terms, array $changes ): void {
		foreach ( $changes as $key => $change ) {
			$change = self::map( $change );
			$language = self::language( $key, $change );
			$text = TermRules::clean( self::text( $change['value'] ?? '' ) );
			if ( isset( $change['remove'] ) || $text === '' ) {
				unset( $terms[$language] );
			} else {
				$terms[$language] = $text;
			}
		}
	}

	/** A list of aliases replaces those of its language, unless its members say `add` or `remove`. */
	private function applyAliases( Entity $entity, array $changes ): void {
		$replaced = [];
		foreach ( $changes as $key => $group ) {
			$group = self::map( $group );
			foreach ( array_is_list( $group ) ? $group : [ $group ] as $change ) {
				$change = self::map( $change );
				$language = self::language( $key, $change );
				$text = TermRules::clean( self::text( $change['value'] ?? '' ) );
				if ( !isset( $change['add'] ) && !isset( $change['remove'] ) && !isset( $replaced[$language] ) ) {
					$replaced[$language] = true;
					$entity->aliases[$language] = [];
				}
				$kept = array_values( array_diff( $entity->aliases[$language] ?? [], [ $text ] ) );
				$present = count( $kept ) < count( $entity->aliases[$language] ?? [] );
				$add = !isset( $change['remove'] ) && $text !== '';
				$entity->aliases[$language] = $add ? ( $present ? $entity->aliases[$language] : [ ...$kept, $text ] ) : $kept;
			}
			if ( $group === [] ) {
				$entity->aliases[$key] = [];
			}
		}
		$entity->aliases = array_filter( $entity->aliases );
	}

	private function applyStatement( Entity $entity, mixed $change ): void {
		$change = self::map( $change );
		if ( isset( $change['remove'] ) ) {
			$guid = self::text( $change['id'] ?? '' );
			if ( !isset( $entity->statements[$guid] ) ) {
				throw Refusal::change( "Entity does not have statement with GUID $guid" );
			}
			unset( $entity->statements[$guid] );
			return;
		}
		self::setStatement( $entity, Statements::normalize( $change ) );
	}

	/** Adds a statement, or replaces the one with its id; gives it an id if it has none. @return string the id */
	public static function setStatement( Entity $entity, array $statement ): string {
		$guid = $statement['id'] ?? Statements::newGuid( $entity->id );
		if ( Statements::entityOf( $guid )?->text !== $entity->id ) {
			throw Refusal::change( 'Claim GUID invalid or of another entity' );
		}
		$property = $statement['mainsnak']['property'];
		$present = $entity->statements[$guid]['mainsnak']['property'] ?? $property;
		if ( $present !== $property ) {
			throw Refusal::change( "Claim with GUID $guid uses property $present, can't change to $property" );
		}
		// The order of keys is Wikibase's: the id comes before the rank.
		$tail = array_intersect_key( $statement, [ 'rank' => 1, 'references' => 1 ] );
		$entity->statements[$guid] = array_diff_key( $statement, $tail + [ 'id' => 1 ] ) + [ 'id' => $guid ] + $tail;
		return $guid;
	}

	private static function language( string|int $key, array $change ): string {
		$language = self::text( $change['language'] ?? ( is_string( $key ) ? $key : '' ) );
		if ( is_string( $key ) && $language !== $key ) {
			throw Refusal::api( 'inconsistent-language', [ $key, $language ] );
		}
		if ( !isset( Languages::forTerms()[$language] ) ) {
			throw Refusal::api( 'not-recognized-language', [ $language ] );
		}
		return $language;
	}
}
