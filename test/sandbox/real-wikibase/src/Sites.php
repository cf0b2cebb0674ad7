<?php
declare( strict_types=1 );
namespace SandboxWikibase;

use MediaWiki\Site\MediaWikiSite;
use MediaWiki\Site\Site;

/** The sites sitelinks may point to. */
final class Sites {
	/**
	 * @param array<string,array{db:string,host:string}> $wikis of the sandbox, by name
	 * @param list<string> $languages of Wikipedias that exist in name only
	 * @return list<Site>
	 */
	public static function all( array $wikis, array $languages ): array {
		$sites = [];
		foreach ( $wikis as $name => $wiki ) {
			$sites[] = self::at( new MediaWikiSite(), $wiki['db'], $name, "https://{$wiki['host']}" );
		}
		foreach ( $languages as $language ) {
			$site = self::at( new BoundlessSite(), "{$language}wiki", 'wikipedia', "https://$language.wikipedia.org" );
			$site->setLanguageCode( $language );
			$sites[] = $site;
		}
		return $sites;
	}

	private static function at( MediaWikiSite $site, string $id, string $group, string $server ): MediaWikiSite {
		$site->setGlobalId( $id );
		$site->setGroup( $group );
		$site->setLanguageCode( 'en' );
		$site->setPath( MediaWikiSite::PATH_PAGE, "$server/wiki/\$1" );
		$site->setPath( MediaWikiSite::PATH_FILE, "$server/w/\$1" );
		return $site;
	}
}
