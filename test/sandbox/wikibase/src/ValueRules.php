<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** What the data type of a property allows as a value. Checked for all snaks of an edit, before any of it is saved. */
final class ValueRules {
	private const LONGEST_STRING = 1500;
	private const URL_SCHEMES = [
		'bzr', 'cvs', 'ftp', 'git', 'http', 'https', 'irc', 'mailto', 'mms', 'nntp', 'sftp', 'ssh', 'svn', 'telnet', 'worldwind',
	];

	public function __construct( private readonly EntityIndex $repo ) {
	}

	/**
	 * @param list<array> $snaks in stored form
	 * @throws Refusal modification-failed for the first that is not allowed
	 */
	public function check( array $snaks ): void {
		$datatypes = $this->repo->datatypes( array_column( $snaks, 'property' ) );
		$existing = array_flip( $this->repo->existing( self::entities( $snaks ) ) );
		foreach ( $snaks as $snak ) {
			$property = $snak['property'];
			$datatype = $datatypes[$property] ?? throw Refusal::invalid( 'no-such-property', [ EntityId::parse( $property )->link() ] );
			if ( $snak['snaktype'] === 'value' ) {
				$this->checkValue( $datatype, $snak['datavalue'], $existing );
			}
		}
	}

	private function checkValue( string $datatype, array $datavalue, array $existing ): void {
		$expected = Values::TYPES[$datatype];
		if ( $datavalue['type'] !== $expected ) {
			throw Refusal::invalid( 'bad-value-type', [ $datavalue['type'], $expected ] );
		}
		$value = $datavalue['value'];
		match ( $datatype ) {
			'wikibase-item' => $this->checkEntity( 'item', $value, $existing ),
			'wikibase-property' => $this->checkEntity( 'property', $value, $existing ),
			'time' => $this->checkTime( $value ),
			'quantity' => $this->checkUnit( $value['unit'] ),
			'monolingualtext' => $this->checkMonolingual( $value ),
			'globe-coordinate' => $this->checkGlobe( $value['globe'] ),
			'url' => $this->checkUrl( $value ),
			'commonsMedia' => $this->checkMedia( $value ),
			default => $this->checkString( $value ),
		};
	}

	private function checkString( string $text ): void {
		if ( $text === '' ) {
			throw Refusal::invalid( 'too-short', [ '1', $text ] );
		}
		if ( mb_strlen( $text ) > self::LONGEST_STRING ) {
			throw Refusal::invalid( 'too-long', [ number_format( self::LONGEST_STRING ), mb_strimwidth( $text, 0, 32, '...' ) ] );
		}
		if ( preg_match( '/^\s|[\v\t]|\s$/u', $text ) ) {
			throw Refusal::invalid( 'illegal-string-chars', [ $text ] );
		}
	}

	private function checkUrl( string $url ): void {
		if ( !preg_match( '/^([a-z][a-z0-9+.-]*):/i', $url, $found ) ) {
			throw Refusal::invalid( 'url-scheme-missing', [ $url ] );
		}
		if ( !in_array( strtolower( $found[1] ), self::URL_SCHEMES, true ) ) {
			throw Refusal::invalid( 'bad-url-scheme', [ $found[1] ] );
		}
		if ( !preg_match( '/^[a-z+.-]+:(\/\/)?[^\s\/<>"]+\S*$/i', $url ) || preg_match( '/[<>"\s]/', $url ) ) {
			throw Refusal::invalid( 'bad-url', [ $url ] );
		}
		$this->checkString( $url );
	}

	private function checkMedia( string $name ): void {
		$this->checkString( $name );
		if ( !preg_match( '/\.\w+$/u', $name ) ) {
			throw Refusal::invalid( 'check-file-type', [ $name ] );
		}
		if ( Sites::normalize( 'commonswiki', "File:$name" ) === null ) {
			throw Refusal::invalid( 'no-such-media', [ $name ] );
		}
	}

	/** @param array $existing known ids as keys */
	private function checkEntity( string $type, array $value, array $existing ): void {
		if ( $value['entity-type'] !== $type ) {
			throw Refusal::invalid( 'bad-entity-type', [ $value['entity-type'] ] );
		}
		if ( !isset( $existing[$value['id']] ) ) {
			throw Refusal::invalid( 'no-such-entity', [ EntityId::parse( $value['id'] )->link() ] );
		}
	}

	/** Days are the finest precision: 11 (0 to 11, from a billion years on). */
	private function checkTime( array $value ): void {
		if ( $value['precision'] > 11 ) {
			throw Refusal::invalid( 'too-high', [ '11', (string)$value['precision'] ] );
		}
		if ( $value['precision'] < 0 ) {
			throw Refusal::invalid( 'too-low', [ '0', (string)$value['precision'] ] );
		}
		if ( !in_array( $value['calendarmodel'], [ Values::GREGORIAN, Values::JULIAN ], true ) ) {
			throw Refusal::invalid( 'not-allowed', [ $value['calendarmodel'] ] );
		}
	}

	private function checkUnit( string $unit ): void {
		if ( $unit !== '1' && !preg_match( '!^https?://[^/]+/entity/Q[1-9]\d*$!', $unit ) ) {
			throw Refusal::invalid( 'not-allowed', [ $unit ] );
		}
	}

	private function checkGlobe( string $globe ): void {
		if ( !preg_match( '!^https?://[^/]+/entity/Q[1-9]\d*$!', $globe ) ) {
			throw Refusal::invalid( 'not-allowed', [ $globe ] );
		}
	}

	private function checkMonolingual( array $value ): void {
		if ( !Languages::isKnown( $value['language'] ) ) {
			throw Refusal::invalid( 'not-a-language', [ $value['language'] ] );
		}
		$this->checkString( $value['text'] );
	}

	/** @return list<string> */
	private static function entities( array $snaks ): array {
		$ids = [];
		foreach ( $snaks as $snak ) {
			if ( ( $snak['datavalue']['type'] ?? '' ) === 'wikibase-entityid' ) {
				$ids[] = $snak['datavalue']['value']['id'];
			}
		}
		return array_values( array_unique( $ids ) );
	}
}
