<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** Statements, qualifiers and references as they come in, made into the form that is stored, hashes included. */
final class Statements {
	private const RANKS = [ 'preferred', 'normal', 'deprecated' ];
	private const GUID = '/^([QPM][1-9]\d*)\$[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/i';

	/**
	 * @param mixed $data one statement of an API request; without an id when it is new
	 * @throws Refusal invalid-claim, or modification-failed for a malformed value
	 */
	public static function normalize( mixed $data ): array {
		if ( !is_array( $data ) || !is_array( $data['mainsnak'] ?? null ) ) {
			throw self::invalid( 'Invalid statement: the main snak is missing' );
		}
		$statement = [ 'mainsnak' => self::snak( $data['mainsnak'] ), 'type' => 'statement' ];
		$qualifiers = self::snakGroups( $data['qualifiers'] ?? [], $data['qualifiers-order'] ?? null );
		if ( $qualifiers ) {
			$statement += [ 'qualifiers' => $qualifiers, 'qualifiers-order' => array_keys( $qualifiers ) ];
		}
		if ( isset( $data['id'] ) ) {
			$statement['id'] = self::guid( $data['id'] );
		}
		$statement['rank'] = $data['rank'] ?? 'normal';
		if ( !in_array( $statement['rank'], self::RANKS, true ) ) {
			throw self::invalid( 'Invalid rank' );
		}
		foreach ( self::map( $data['references'] ?? [] ) as $reference ) {
			$reference = self::map( $reference );
			$statement['references'][] = self::reference( $reference['snaks'] ?? null, $reference['snaks-order'] ?? null );
		}
		return $statement;
	}

	/** One property–value pair with its hash. */
	public static function snak( mixed $data ): array {
		$property = is_array( $data ) ? ( $data['property'] ?? '' ) : '';
		$id = is_string( $property ) ? EntityId::parse( $property ) : null;
		if ( $id?->type !== 'property' ) {
			throw self::invalid( "'" . ( is_string( $property ) ? $property : '' ) . "' is not a valid property ID" );
		}
		$snak = [ 'snaktype' => $data['snaktype'] ?? 'value', 'property' => $id->text ];
		if ( !in_array( $snak['snaktype'], [ 'value', 'somevalue', 'novalue' ], true ) ) {
			throw self::invalid( 'Unknown snak type' );
		}
		if ( $snak['snaktype'] === 'value' ) {
			if ( !is_string( $data['datavalue']['type'] ?? null ) || !isset( $data['datavalue']['value'] ) ) {
				throw self::invalid( 'The data value is missing' );
			}
			$snak['datavalue'] = Values::normalize( $data['datavalue']['type'], $data['datavalue']['value'] );
		}
		return [ 'snaktype' => $snak['snaktype'], 'property' => $id->text, 'hash' => self::hash( $snak ) ] + $snak;
	}

	/** @return array{hash:string,snaks:array,snaks-order:list<string>} */
	public static function reference( mixed $snaks, mixed $order = null ): array {
		$groups = self::snakGroups( $snaks, $order );
		$hashes = [];
		foreach ( $groups as $group ) {
			array_push( $hashes, ...array_column( $group, 'hash' ) );
		}
		sort( $hashes );
		return [ 'hash' => sha1( implode( ' ', $hashes ) ), 'snaks' => $groups, 'snaks-order' => array_keys( $groups ) ];
	}

	/** A new statement id for this entity. */
	public static function newGuid( string $entityId ): string {
		return $entityId . '$' . self::uuid( random_bytes( 16 ) );
	}

	/** 16 bytes as a version 4 UUID, in upper case as Wikibase writes it. */
	public static function uuid( string $bytes ): string {
		$bytes[6] = chr( ord( $bytes[6] ) & 0x0f | 0x40 );
		$bytes[8] = chr( ord( $bytes[8] ) & 0x3f | 0x80 );
		return strtoupper( vsprintf( '%s%s-%s-%s-%s-%s%s%s', str_split( bin2hex( $bytes ), 4 ) ) );
	}

	/** The entity a statement id belongs to. */
	public static function entityOf( string $guid ): ?EntityId {
		return preg_match( self::GUID, $guid, $found ) ? EntityId::parse( $found[1] ) : null;
	}

	private static function guid( mixed $guid ): string {
		if ( !is_string( $guid ) || substr_count( $guid, '$' ) !== 1 ) {
			throw self::invalid( '$serialization does not have the correct number of parts' );
		}
		if ( !self::entityOf( $guid ) ) {
			throw self::invalid( "'$guid' is not a statement GUID" );
		}
		return $guid;
	}

	/** @return array<string,list<array>> by property, in the order given */
	private static function snakGroups( mixed $groups, mixed $order ): array {
		$normal = [];
		foreach ( self::map( $groups ) as $group ) {
			$group = self::map( $group );
			foreach ( array_is_list( $group ) ? $group : [ $group ] as $snak ) {
				$snak = self::snak( $snak );
				$normal[$snak['property']][] = $snak;
			}
		}
		$order = array_filter( self::map( $order ?? [] ), is_string( ... ) );
		return array_merge( array_intersect_key( array_flip( $order ), $normal ), $normal );
	}

	private static function map( mixed $value ): array {
		return is_array( $value ) ? $value : throw self::invalid( 'An array or object was expected' );
	}

	private static function hash( array $snak ): string {
		return sha1( json_encode( $snak, JSON_THROW_ON_ERROR ) );
	}

	private static function invalid( string $reason ): Refusal {
		return Refusal::api( 'invalid-claim', [ $reason ] );
	}
}
