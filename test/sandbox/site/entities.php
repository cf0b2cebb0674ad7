<?php
/**
 * Entities on the three sites: the stand-in of test/sandbox/wikibase, whatever MediaWiki tree is used.
 */
$sandboxFile = static fn ( string $site ) =>
	getenv( 'SANDBOX_STATE' ) . "/sites/$site/db/{$GLOBALS['sandboxSites'][$site]['db']}.sqlite";
$wgStandInRole = [ 'wikidata' => 'repo', 'commons' => 'media', 'meta' => 'client' ][$sandboxSite];
$wgStandInSiteId = $sandboxThis['db'];
$wgStandInRepoDatabase = $sandboxFile( 'wikidata' );
$wgStandInRepoUrl = 'https://www.wikidata.org';
$wgStandInSites = [
	'commonswiki' => [ 'url' => 'https://commons.wikimedia.org/wiki/$1', 'database' => $sandboxFile( 'commons' ) ],
	'metawiki' => [ 'url' => 'https://meta.wikimedia.org/wiki/$1', 'database' => $sandboxFile( 'meta' ) ],
];
foreach ( [ 'en', 'sv', 'fr', 'de', 'es', 'ar', 'he', 'fi', 'sw', 'lg' ] as $sandboxLanguage ) {
	$wgStandInSites["{$sandboxLanguage}wiki"] = [ 'url' => "https://$sandboxLanguage.wikipedia.org/wiki/\$1" ];
}
$sandboxStandIn = dirname( __DIR__ ) . '/wikibase/extension.json';
if ( is_file( $sandboxStandIn ) ) {
	wfLoadExtension( 'WikibaseStandIn', $sandboxStandIn );
}
if ( $sandboxSite !== 'meta' ) {
	# Counting a category's files by what their structured data say.
	$wgSearchType = WikibaseStandIn\KeywordSearch::class;
}
