<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\MediaWikiServices;
use Wikimedia\Rdbms\IReadableDatabase;

/** The sites sitelinks may point to, as `$wgStandInSites` lists them. */
final class Sites {
	/** Namespaces of these sites that MediaWiki itself does not have; `namespaces` in the setting replaces them. */
	private const NAMESPACES = [
		'commonswiki' => [ 'Commons' => 4, 'Creator' => 100, 'Institution' => 106 ],
		'metawiki' => [ 'Meta' => 4 ],
		'wikidatawiki' => [ 'Wikidata' => 4, 'Property' => 120 ],
	];

	/** @var array<string,IReadableDatabase> */
	private static array $open = [];

	/** @return list<string> global ids */
	public static function ids(): array {
		return array_keys( StandIn::setting( 'StandInSites' ) );
	}

	public static function url( string $site, string $title ): string {
		$pattern = StandIn::setting( 'StandInSites' )[$site]['url'];
		return str_replace( '$1', wfUrlencode( str_replace( ' ', '_', $title ) ), $pattern );
	}

	/** The title as the site writes it, or null when the site has no such page. Sites without a database have every page. */
	public static function normalize( string $site, string $title ): ?string {
		$settings = StandIn::setting( 'StandInSites' )[$site] ?? null;
		if ( !$settings ) {
			return null;
		}
		[ $namespace, $prefix, $text ] = self::split( self::canonical( $title ), $settings['namespaces'] ?? self::NAMESPACES[$site] ?? [] );
		if ( $text === '' ) {
			return null;
		}
		$exists = !isset( $settings['database'] ) || self::database( $site, $settings['database'] )->newSelectQueryBuilder()
			->select( 'page_id' )->from( 'page' )
			->where( [ 'page_namespace' => $namespace, 'page_title' => str_replace( ' ', '_', $text ) ] )
			->caller( __METHOD__ )->fetchField() !== false;
		return $exists ? $prefix . $text : null;
	}

	/** Spaces for underscores, none at the ends or doubled, first letter in upper case. */
	public static function canonical( string $title ): string {
		$title = trim( preg_replace( '/[\s_]+/u', ' ', $title ) );
		return mb_strtoupper( mb_substr( $title, 0, 1 ) ) . mb_substr( $title, 1 );
	}

	/** @return array{int,string,string} namespace number, its prefix, and the rest */
	private static function split( string $title, array $further ): array {
		$names = array_map(
			static fn ( $name ) => str_replace( '_', ' ', $name ),
			MediaWikiServices::getInstance()->getNamespaceInfo()->getCanonicalNamespaces()
		);
		[ $prefix, $rest ] = [ ...explode( ':', $title, 2 ), '' ];
		$number = $further[$prefix] ?? array_search( $prefix, $names, true );
		if ( $rest === '' || $number === false || $number === NS_MAIN ) {
			return [ NS_MAIN, '', $title ];
		}
		return [ (int)$number, "$prefix:", self::canonical( $rest ) ];
	}

	private static function database( string $site, string $file ): IReadableDatabase {
		if ( $site === StandIn::siteId() ) {
			return MediaWikiServices::getInstance()->getConnectionProvider()->getReplicaDatabase();
		}
		return self::$open[$site] ??= StandIn::open( $file );
	}
}
