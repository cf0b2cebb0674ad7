<?php
/**
 * Entities on the three sites: by the real Wikibase where the MediaWiki tree has it (SANDBOX_WIKIBASE says so), else by the
 * stand-in of test/sandbox/wikibase.
 */
# Wikipedias that sitelinks may point to. They exist in name only and have every page.
$sandboxLanguages = [ 'en', 'sv', 'fr', 'de', 'es', 'ar', 'he', 'fi', 'sw', 'lg' ];
if ( getenv( 'SANDBOX_WIKIBASE' ) === 'real' ) {
	require dirname( __DIR__ ) . '/real-wikibase/settings.php';
	return;
}
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
foreach ( $sandboxLanguages as $sandboxLanguage ) {
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
