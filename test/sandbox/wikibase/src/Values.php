<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** Data values in the form Wikibase stores: keys in order, derived keys filled in, malformed ones refused. */
final class Values {
	/** The data value type of each data type; these are all the data types there are. */
	public const TYPES = [
		'commonsMedia' => 'string',
		'geo-shape' => 'string',
		'tabular-data' => 'string',
		'url' => 'string',
		'external-id' => 'string',
		'wikibase-item' => 'wikibase-entityid',
		'wikibase-property' => 'wikibase-entityid',
		'globe-coordinate' => 'globecoordinate',
		'monolingualtext' => 'monolingualtext',
		'quantity' => 'quantity',
		'string' => 'string',
		'time' => 'time',
	];
	public const GREGORIAN = 'http://www.wikidata.org/entity/Q1985727';
	public const JULIAN = 'http://www.wikidata.org/entity/Q1985786';
	public const EARTH = 'http://www.wikidata.org/entity/Q2';

	/**
	 * @param string $type type of data value
	 * @param mixed $value as it came in
	 * @return array{value:mixed,type:string}
	 * @throws Refusal bad-value
	 */
	public static function normalize( string $type, mixed $value ): array {
		$normal = match ( $type ) {
			'string' => is_string( $value ) ? $value : throw self::bad( 'Can only construct StringValue from strings' ),
			'wikibase-entityid' => self::entityId( self::map( $value ) ),
			'time' => self::time( self::map( $value ) ),
			'quantity' => self::quantity( self::map( $value ) ),
			'globecoordinate' => self::coordinate( self::map( $value ) ),
			'monolingualtext' => self::monolingual( self::map( $value ) ),
			default => throw self::bad( "Unknown data value type $type" ),
		};
		return [ 'value' => $normal, 'type' => $type ];
	}

	private static function entityId( array $value ): array {
		$text = $value['id'] ?? null;
		if ( $text === null && isset( $value['numeric-id'] ) ) {
			$text = ( ( $value['entity-type'] ?? 'item' ) === 'property' ? 'P' : 'Q' ) . $value['numeric-id'];
		}
		$id = is_string( $text ) ? EntityId::parse( $text ) : null;
		if ( !$id ) {
			throw self::bad( "Can not parse id '" . ( is_scalar( $text ) ? (string)$text : '' ) . "' to build EntityIdValue with" );
		}
		return [ 'entity-type' => $id->type, 'numeric-id' => $id->number, 'id' => $id->text ];
	}

	private static function time( array $value ): array {
		$time = $value['time'] ?? null;
		if ( !is_string( $time ) || !preg_match( '/^[-+]\d{1,16}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\dZ$/', $time ) ) {
			throw self::bad( '$timestamp must resemble ISO 8601, given ' . ( is_scalar( $time ) ? (string)$time : '' ) );
		}
		return [
			'time' => $time,
			'timezone' => self::whole( $value['timezone'] ?? 0 ),
			'before' => self::whole( $value['before'] ?? 0 ),
			'after' => self::whole( $value['after'] ?? 0 ),
			'precision' => self::whole( $value['precision'] ?? null ),
			'calendarmodel' => self::text( $value['calendarmodel'] ?? null, 'calendarmodel' ),
		];
	}

	private static function quantity( array $value ): array {
		$normal = [
			'amount' => self::decimal( $value['amount'] ?? null ),
			'unit' => self::text( $value['unit'] ?? '1', 'unit' ),
		];
		if ( isset( $value['upperBound'] ) || isset( $value['lowerBound'] ) ) {
			$normal['upperBound'] = self::decimal( $value['upperBound'] ?? null );
			$normal['lowerBound'] = self::decimal( $value['lowerBound'] ?? null );
			[ 'amount' => $amount, 'upperBound' => $upper, 'lowerBound' => $lower ] = $normal;
			if ( (float)$upper < (float)$amount ) {
				throw self::bad( "\$upperBound $upper must be >= \$amount $amount" );
			}
			if ( (float)$lower > (float)$amount ) {
				throw self::bad( "\$lowerBound $lower must be <= \$amount $amount" );
			}
		}
		return $normal;
	}

	private static function coordinate( array $value ): array {
		foreach ( [ 'latitude' => 'Latitude', 'longitude' => 'Longitude' ] as $key => $name ) {
			if ( !is_int( $value[$key] ?? null ) && !is_float( $value[$key] ?? null ) ) {
				throw self::bad( "$name must be a number" );
			}
			if ( abs( $value[$key] ) > 360 ) {
				throw self::bad( "$name needs to be between -360 and 360" );
			}
		}
		$precision = $value['precision'] ?? null;
		if ( $precision !== null && !is_int( $precision ) && !is_float( $precision ) ) {
			throw self::bad( 'Precision must be a number' );
		}
		return [
			'latitude' => $value['latitude'],
			'longitude' => $value['longitude'],
			'altitude' => null,
			'precision' => $precision,
			'globe' => self::text( $value['globe'] ?? self::EARTH, 'globe' ),
		];
	}

	private static function monolingual( array $value ): array {
		return [
			'text' => self::text( $value['text'] ?? null, 'text' ),
			'language' => self::text( $value['language'] ?? null, 'language' ),
		];
	}

	private static function decimal( mixed $value ): string {
		$text = is_int( $value ) || is_float( $value ) || is_string( $value ) ? (string)$value : '';
		if ( $text !== '' && $text[0] !== '-' && $text[0] !== '+' ) {
			$text = "+$text";
		}
		if ( !preg_match( '/^[-+]([1-9]\d*|\d)(\.\d{1,})?$/', $text ) ) {
			throw self::bad( "\"$text\" is not a well formed decimal value" );
		}
		return $text;
	}

	private static function whole( mixed $value ): int {
		return is_int( $value ) ? $value : throw self::bad( 'must be an integer' );
	}

	private static function text( mixed $value, string $name ): string {
		return is_string( $value ) && $value !== '' ? $value : throw self::bad( "\$$name must be a non-empty string" );
	}

	private static function map( mixed $value ): array {
		return is_array( $value ) ? $value : throw self::bad( 'must be an object' );
	}

	private static function bad( string $reason ): Refusal {
		return Refusal::invalid( 'bad-value', [ $reason ] );
	}
}
