<?php
/**
 * Entities of the three sites by the real Wikibase and WikibaseMediaInfo, connected as on Wikimedia's wikis: items and
 * properties on Wikidata, media info on Commons, both read across the databases. Read by site/entities.php.
 */
use MediaWiki\Http\HttpRequestFactory;
use MediaWiki\Site\HashSiteStore;
use Wikimedia\Rdbms\LBFactoryMulti;
use Wikimedia\Rdbms\LoadMonitorNull;

AutoLoader::registerNamespaces( [
	'SandboxWikibase\\' => __DIR__ . '/src/',
	// Of the stand-in, only the reader of seed files and the search are used.
	'WikibaseStandIn\\' => dirname( __DIR__ ) . '/wikibase/src/',
] );

# The three databases, each a file of its own. Those of the other sites are read outside transactions, so that a site
# that is writing never waits for one that waits for it.
$wgLBFactoryConf = [
	'class' => LBFactoryMulti::class,
	'loadMonitor' => [ 'class' => LoadMonitorNull::class ],
	'sectionsByDB' => [],
	'sectionLoads' => [],
	'templateOverridesBySection' => [],
	'serverTemplate' => $wgDBservers[0],
];
foreach ( $sandboxSites as $sandboxName => $sandboxEach ) {
	$wgLBFactoryConf['sectionsByDB'][$sandboxEach['db']] = $sandboxName;
	$wgLBFactoryConf['sectionLoads'][$sandboxName] = [ $sandboxName => 1 ];
	$wgLBFactoryConf['templateOverridesBySection'][$sandboxName] = $sandboxName === $sandboxSite ? [] : [
		'dbname' => $sandboxEach['db'],
		'dbDirectory' => getenv( 'SANDBOX_STATE' ) . "/sites/$sandboxName/db",
		'trxMode' => 'DEFERRED',
		'flags' => 0,
	];
}

# Extensions. WikibaseCirrusSearch is there because WikibaseMediaInfo asks for it; without Elasticsearch, search is the sandbox's.
if ( $sandboxSite !== 'meta' ) {
	wfLoadExtension( 'WikibaseRepository', "$IP/extensions/Wikibase/extension-repo.json" );
}
wfLoadExtension( 'WikibaseClient', "$IP/extensions/Wikibase/extension-client.json" );
if ( $sandboxSite === 'commons' ) {
	wfLoadExtensions( [ 'UniversalLanguageSelector', 'WikibaseCirrusSearch', 'WikibaseMediaInfo' ] );
}
$wgWBCSUseCirrus = false;
if ( $sandboxSite !== 'meta' ) {
	$wgSearchType = SandboxWikibase\StatementSearch::class;
}
$wgULSGeoService = $wgULSLanguageDetection = false;

# Where entities are (Wikibase's own example for Commons and Wikidata, docs/topics/entitysources.md).
$sandboxSources = [
	'wikidata' => [
		'entityNamespaces' => [ 'item' => NS_MAIN, 'property' => 120 ],
		'repoDatabase' => $sandboxSites['wikidata']['db'],
		'baseUri' => 'http://www.wikidata.org/entity/',
		'rdfNodeNamespacePrefix' => 'wd',
		'rdfPredicateNamespacePrefix' => '',
		'interwikiPrefix' => 'd',
	],
	'commons' => [
		'entityNamespaces' => [ 'mediainfo' => NS_FILE . '/mediainfo' ],
		'repoDatabase' => $sandboxSites['commons']['db'],
		'baseUri' => 'https://commons.wikimedia.org/entity/',
		'rdfNodeNamespacePrefix' => 'sdc',
		'rdfPredicateNamespacePrefix' => 'sdc',
		'interwikiPrefix' => 'c',
	],
];
if ( $sandboxSite !== 'commons' ) {
	unset( $sandboxSources['commons'] );
}
if ( $sandboxSite === 'wikidata' ) {
	define( 'WB_NS_PROPERTY', 120 );
	define( 'WB_NS_PROPERTY_TALK', 121 );
	$wgExtraNamespaces[WB_NS_PROPERTY] = 'Property';
	$wgExtraNamespaces[WB_NS_PROPERTY_TALK] = 'Property_talk';
	$wgContentNamespaces[] = WB_NS_PROPERTY;
}
$sandboxShared = [
	'entitySources' => $sandboxSources,
	'siteLinkGroups' => [ 'wikipedia', 'special' ],
	'specialSiteLinkGroups' => [ 'commons', 'meta' ],
	// As on Wikidata, where it was switched on after 1.43.
	'tmpEnableMulLanguageCode' => true,
	// Each site has a cache of its own, which would not learn of changes on another.
	'sharedCacheType' => CACHE_NONE,
];
$wgWBRepoSettings = $sandboxShared + [
	'localEntitySourceName' => $sandboxSite === 'commons' ? 'commons' : 'wikidata',
	// As on Wikidata.
	'string-limits' => [
		'multilang' => [ 'length' => 250 ],
		'VT:monolingualtext' => [ 'length' => 1500 ],
		'VT:string' => [ 'length' => 1500 ],
		'PT:url' => [ 'length' => 500 ],
	],
] + ( $wgWBRepoSettings ?? [] );
$wgWBClientSettings = $sandboxShared + [
	'itemAndPropertySourceName' => 'wikidata',
	'siteGlobalID' => $sandboxThis['db'],
	'repoUrl' => 'https://www.wikidata.org',
	'repoSiteName' => 'Wikidata',
	'injectRecentChanges' => false,
] + ( $wgWBClientSettings ?? [] );
$wgMediaInfoProperties = [ 'depicts' => 'P180' ];
$wgMediaInfoExternalEntitySearchBaseUri = 'https://www.wikidata.org/w/api.php';

# Properties are made by administrators and property creators, as on Wikidata.
$wgExtensionFunctions[] = static function () {
	global $wgGroupPermissions;
	$wgGroupPermissions['*']['property-create'] = false;
	$wgGroupPermissions['sysop']['property-create'] = $wgGroupPermissions['propertycreator']['property-create'] = true;
};

# Sitelinks, and files named in statements, are checked through the API of the other site, which answers on loopback.
$wgHTTPTimeout = $wgHTTPConnectTimeout = 20;
$wgHooks['MediaWikiServices'][] = static function ( $services ) use ( $sandboxSites, $sandboxLanguages ) {
	$services->redefineService( 'SiteStore', static fn () => new HashSiteStore(
		SandboxWikibase\Sites::all( $sandboxSites, $sandboxLanguages )
	) );
	$services->addServiceManipulator( 'HttpRequestFactory', static fn ( HttpRequestFactory $http ) =>
		SandboxWikibase\LoopbackHttp::in( $services, getenv( 'SANDBOX_STATE' ), array_map( static fn ( $site ) => $site['host'], $sandboxSites ) )
	);
};

# `wikibase_item` of a page is looked up when it is asked for: no job has to carry a new sitelink over first.
if ( $sandboxSite !== 'wikidata' ) {
	$wgHooks['APIQueryAfterExecute'][] = [ SandboxWikibase\PageItems::class, 'add' ];
}

# A single SQLite file claims a lag of -1; a wiki with replicas is never below 0, and maxlag=-1 is how clients try theirs.
$wgHooks['ApiMaxLagInfo'][] = static function ( &$info ) {
	$info['lag'] = max( 0, $info['lag'] );
};
