<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** Reads values as people write them in English; null when it cannot. */
final class ValueParser {
	private const MONTHS = [ 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec' ];
	private const DEGREES = '(\d+(?:\.\d+)?)°(?:\s*(\d+(?:\.\d+)?)[\'′])?(?:\s*(\d+(?:\.\d+)?)["″])?\s*';

	/** @return array{value:mixed,type:string}|null */
	public static function parse( string $datatype, string $text ): ?array {
		$value = match ( $datatype ) {
			'time' => self::time( trim( $text ) ),
			'quantity' => self::quantity( trim( $text ) ),
			'globe-coordinate' => self::coordinate( trim( $text ) ),
			'wikibase-item', 'wikibase-property' => EntityId::parse( $text ) ? [ 'id' => trim( $text ) ] : null,
			'monolingualtext' => null,
			default => trim( $text ),
		};
		return $value === null ? null : Values::normalize( Values::TYPES[$datatype], $value );
	}

	private static function time( string $text ): ?array {
		$month = '(' . implode( '|', self::MONTHS ) . ')[a-z]*\.?';
		if ( preg_match( "/^(?:(\d{1,2})\.? )?$month,? (\d{1,4})$/i", $text, $part ) ) {
			$date = [ (int)$part[3], 1 + (int)array_search( strtolower( $part[2] ), self::MONTHS, true ), (int)$part[1] ];
		} elseif ( preg_match( '/^\+?(\d{1,4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T00:00:00Z)?$/', $text, $part ) ) {
			$date = [ (int)$part[1], (int)( $part[2] ?? 0 ), (int)( $part[3] ?? 0 ) ];
		} else {
			return null;
		}
		return [
			'time' => vsprintf( '+%04d-%02d-%02dT00:00:00Z', $date ), 'timezone' => 0, 'before' => 0, 'after' => 0,
			'precision' => $date[2] ? 11 : ( $date[1] ? 10 : 9 ), 'calendarmodel' => Values::GREGORIAN,
		];
	}

	private static function quantity( string $text ): ?array {
		if ( !preg_match( '/^([-+]?[\d,]+(?:\.\d+)?)(?:±(\d+(?:\.\d+)?))?$/u', $text, $part ) ) {
			return null;
		}
		$amount = str_replace( ',', '', $part[1] );
		$quantity = [ 'amount' => $amount, 'unit' => '1' ];
		if ( isset( $part[2] ) ) {
			$quantity['upperBound'] = (string)( (float)$amount + (float)$part[2] );
			$quantity['lowerBound'] = (string)( (float)$amount - (float)$part[2] );
		}
		return $quantity;
	}

	/** The precision is that of the last part given: a degree, a minute or a second. */
	private static function coordinate( string $text ): ?array {
		if ( !preg_match( '/^' . self::DEGREES . '([NS]),?\s*' . self::DEGREES . '([EW])$/u', $text, $part ) ) {
			return null;
		}
		$degrees = static fn ( int $at ) => (float)$part[$at] + (float)$part[$at + 1] / 60 + (float)$part[$at + 2] / 3600;
		return [
			'latitude' => $degrees( 1 ) * ( $part[4] === 'S' ? -1 : 1 ),
			'longitude' => $degrees( 5 ) * ( $part[8] === 'W' ? -1 : 1 ),
			'precision' => $part[3] !== '' ? 1 / 3600 : ( $part[2] !== '' ? 1 / 60 : 1 ),
		];
	}
}
