<?php
/**
 * Settings of the three sandbox sites. One file for all: which site it is, and where its files are, comes from the
 * environment (SANDBOX_SITE, SANDBOX_STATE); what tests may change while it runs comes from switches.json.
 */
if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

$sandboxSite = getenv( 'SANDBOX_SITE' );
$sandboxFolder = getenv( 'SANDBOX_STATE' ) . "/sites/$sandboxSite";
$sandboxSites = [
	'commons' => [ 'name' => 'Wikimedia Commons', 'db' => 'commonswiki', 'host' => 'commons.wikimedia.org',
		'mobile' => 'commons.m.wikimedia.org' ],
	'wikidata' => [ 'name' => 'Wikidata', 'db' => 'wikidatawiki', 'host' => 'www.wikidata.org',
		'mobile' => 'm.wikidata.org' ],
	'meta' => [ 'name' => 'Meta', 'db' => 'metawiki', 'host' => 'meta.wikimedia.org',
		'mobile' => 'meta.m.wikimedia.org' ],
];
$sandboxThis = $sandboxSites[$sandboxSite];
$sandboxSwitches = json_decode( (string)@file_get_contents( "$sandboxFolder/switches.json" ), true ) ?: [];
$sandboxCli = PHP_SAPI === 'cli';
$sandboxPost = ( $_SERVER['REQUEST_METHOD'] ?? '' ) === 'POST';
$sandboxMobile = ( $_SERVER['HTTP_HOST'] ?? '' ) === $sandboxThis['mobile'];

# Where the site answers: as on the real wikis. The TLS proxy of the sandbox brings the requests.
$wgSitename = $sandboxThis['name'];
$wgServer = 'https://' . ( $sandboxMobile ? $sandboxThis['mobile'] : $sandboxThis['host'] );
$wgCanonicalServer = "https://{$sandboxThis['host']}";
$wgScriptPath = '/w';
$wgArticlePath = '/wiki/$1';
$wgMetaNamespace = [ 'commons' => 'Commons', 'wikidata' => 'Wikidata', 'meta' => 'Meta' ][$sandboxSite];
$wgMainPageIsDomainRoot = false;
$wgLanguageCode = $sandboxSwitches['language'] ?? 'en';
$wgSecretKey = hash( 'sha256', "sandbox of the partnership helpdesk panel, $sandboxSite" );
$wgUpgradeKey = 'sandbox';
$wgAuthenticationTokenVersion = '1';
$wgCdnServersNoPurge = [ '127.0.0.1/32' ];
$wgUsePrivateIPs = true;

# Nothing leaves this machine.
$wgEnableEmail = false;
$wgPingback = false;
$wgUseInstantCommons = false;
$wgAllowExternalImages = false;
$wgHTTPTimeout = $wgHTTPConnectTimeout = 1;
$wgHTTPProxy = 'http://127.0.0.1:9';

# SQLite: the page database, jobs and cache in files of their own, writes as immediate transactions, so that several
# people saving at once queue up instead of failing with "database is locked".
$wgDBtype = 'sqlite';
$wgDBname = $sandboxThis['db'];
$wgDBserver = '';
$wgSQLiteDataDir = "$sandboxFolder/db";
$sandboxDatabase = static fn ( string $name, string $mode ) => [
	'type' => 'sqlite',
	'dbname' => $name,
	'tablePrefix' => '',
	'variables' => [ 'synchronous' => 'OFF' ],
	'dbDirectory' => $wgSQLiteDataDir,
	'trxMode' => $mode,
	'flags' => 0,
];
# Not for maintenance scripts, one of which asks for an installer of the type's name.
AutoLoader::registerClasses( [ 'DatabaseSandbox' => __DIR__ . '/DatabaseSandbox.php' ] );
$wgDBservers = [
	[ 'type' => $sandboxCli ? 'sqlite' : 'sandbox', 'load' => 1, 'flags' => DBO_DEFAULT, 'host' => '' ]
		+ $sandboxDatabase( $wgDBname, $sandboxPost || $sandboxCli ? 'IMMEDIATE' : 'DEFERRED' ),
];
$wgObjectCaches[CACHE_DB] = [
	'class' => SqlBagOStuff::class,
	'loggroup' => 'SQLBagOStuff',
	'server' => $sandboxDatabase( 'wikicache', 'IMMEDIATE' ),
];
$wgJobTypeConf['default'] = [
	'class' => 'JobQueueDB',
	'claimTTL' => 3600,
	'server' => $sandboxDatabase( "{$wgDBname}_jobqueue", 'IMMEDIATE' ),
];
$wgJobRunRate = $sandboxPost ? 5 : 0;
$wgRunJobsAsync = false;

# Caches: PHP's shared memory, which a reset empties (router.php). Sessions stay: who was signed in before still is.
$wgMainCacheType = $sandboxCli ? CACHE_DB : CACHE_ACCEL;
$wgMessageCacheType = $wgParserCacheType = $wgMainCacheType;
$wgMainStash = $wgMainCacheType;
$wgObjectCaches['sessions'] = [
	'class' => SqlBagOStuff::class,
	'loggroup' => 'SQLBagOStuff',
	'keyspace' => "$wgDBname-sessions",
	'server' => $sandboxDatabase( 'sessions', 'IMMEDIATE' ),
];
$wgSessionCacheType = 'sessions';
$wgCacheDirectory = "$sandboxFolder/cache";
$wgLocalisationCacheConf['store'] = 'array';
$wgUseLocalMessageCache = false;
$wgEnableSidebarCache = false;
$wgDisableOutputCompression = true;
$wgResourceLoaderUseObjectCacheForDeps = true;
# A changed script page must be served at once, not after the five minutes a real wiki takes.
$wgResourceLoaderMaxage = [ 'unversioned' => 0, 'versioned' => 0 ];

# Cookies, as Wikimedia sets them. Cookies do not know ports: each site has names of its own.
$wgCookiePrefix = $wgDBname;
$wgCookieSecure = true;
$wgCookieSameSite = 'None';
$wgPasswordConfig['pbkdf2'] = [ 'cost' => 1 ] + $wgPasswordConfig['pbkdf2'];

# Accounts and rights.
$wgAutoConfirmAge = 4 * 86400;
$wgAutoConfirmCount = 10;
$wgGroupPermissions['*']['createaccount'] = false;
$wgGroupPermissions['*']['edit'] = true;
$wgGroupPermissions['sysop']['managechangetags'] = true;
$wgGroupPermissions['user']['applychangetags'] = true;
$wgGroupPermissions['autoconfirmed']['skipcaptcha'] = true;
$wgGroupPermissions['sysop']['abusefilter-modify'] = true;
$wgGroupPermissions['sysop']['abusefilter-log-detail'] = true;
$wgAllowUserJs = $wgAllowUserCss = true;

# The limits of ordinary accounts (mediawiki.org, API:Ratelimit: 90 edits a minute, newcomers and others 8).
$wgRateLimits['edit'] = [ 'ip' => [ 8, 60 ], 'newbie' => [ 8, 60 ], 'user' => [ 90, 60 ] ];

# Uploads.
$wgEnableUploads = true;
$wgUploadDirectory = "$sandboxFolder/images";
$wgUploadPath = '/w/images';
$wgUseImageMagick = false;
$wgFileExtensions = [ 'png', 'gif', 'jpg', 'jpeg', 'webp', 'svg', 'pdf' ];
$wgAllowCopyUploads = false;
$wgFavicon = '/w/resources/assets/mediawiki.png';
$wgStrictFileExtensions = true;
$wgSVGConverter = false;

# Answers to requests from the other two wikis. Patterns without a port: the proxy is reached as port 443.
$wgCrossSiteAJAXdomains = array_merge(
	array_column( $sandboxSites, 'host' ),
	array_column( $sandboxSites, 'mobile' ),
);

# Namespaces and content.
$wgNamespacesWithSubpages[NS_MAIN] = true;
$wgNamespacesWithSubpages[NS_TEMPLATE] = true;
if ( $sandboxSite === 'commons' ) {
	foreach ( [ 100 => 'Creator', 106 => 'Institution' ] as $id => $name ) {
		$wgExtraNamespaces[$id] = $name;
		$wgExtraNamespaces[$id + 1] = "{$name}_talk";
	}
	$wgContentNamespaces[] = NS_FILE;
}

# Skins and extensions.
foreach ( [ 'Vector', 'MonoBook', 'Timeless', 'MinervaNeue' ] as $skin ) {
	wfLoadSkin( $skin );
}
$wgDefaultSkin = $sandboxMobile ? 'minerva' : 'vector-2022';
$sandboxExtensions = [ 'AbuseFilter', 'ConfirmEdit', 'ConfirmEdit/QuestyCaptcha', 'SpamBlacklist', 'TitleBlacklist',
	'Gadgets', 'ParserFunctions', 'Interwiki', 'CategoryTree', 'Cite', 'TemplateData', 'Scribunto' ];
foreach ( $sandboxExtensions as $extension ) {
	if ( is_file( "$IP/extensions/$extension/extension.json" ) ) {
		wfLoadExtension( $extension );
	}
}
$wgPFEnableStringFunctions = true;
$wgScribuntoDefaultEngine = 'luastandalone';

$wgCaptchaClass = MediaWiki\Extension\ConfirmEdit\QuestyCaptcha\QuestyCaptcha::class;
$wgCaptchaStorageClass = MediaWiki\Extension\ConfirmEdit\Store\CaptchaCacheStore::class;
$wgCaptchaQuestions = [ 'Which word does not belong here: lake, river, hammer, sea?' => [ 'hammer' ] ];
$wgCaptchaTriggers = [ 'addurl' => true, 'edit' => false, 'create' => false, 'createaccount' => false,
	'badlogin' => false, 'badloginperuser' => false, 'sendemail' => false ];
$wgBlacklistSettings = [ 'spam' => [ 'files' => [] ], 'email' => [ 'files' => [] ] ];
$wgTitleBlacklistSources = [ 'local' => [ 'type' => 'localpage', 'src' => 'MediaWiki:Titleblacklist' ] ];
$wgTitleBlacklistCaching = [ 'expiry' => 5, 'warningexpiry' => 5 ];

# Entities.
require __DIR__ . '/entities.php';

# ---- What tests switch while the site runs ----

# Who asks, as the cookie says. Good enough to choose settings by; MediaWiki itself decides whether to believe it.
$sandboxAsker = str_replace( '_', ' ', (string)( $_COOKIE["{$wgCookiePrefix}UserName"] ?? '' ) );

if ( in_array( $sandboxAsker, $sandboxSwitches['signedOut'] ?? [], true ) ) {
	foreach ( array_keys( $_COOKIE ) as $cookie ) {
		if ( str_starts_with( $cookie, $wgCookiePrefix ) ) {
			unset( $_COOKIE[$cookie] );
		}
	}
}

if ( isset( $sandboxSwitches['readOnly'] ) ) {
	$wgReadOnly = $sandboxSwitches['readOnly'];
}

if ( array_key_exists( $sandboxAsker, $sandboxSwitches['rateLimits'] ?? [] ) ) {
	$limits = $sandboxSwitches['rateLimits'][$sandboxAsker];
	if ( $limits === null ) {
		$wgRateLimits = [];
	} else {
		$wgExtensionFunctions[] = static function () {
			global $wgGroupPermissions;
			foreach ( $wgGroupPermissions as $group => $rights ) {
				$wgGroupPermissions[$group]['noratelimit'] = false;
			}
		};
		foreach ( $limits as $action => $limit ) {
			$wgRateLimits[$action] = [ 'user' => $limit, 'newbie' => $limit ];
		}
	}
}

if ( in_array( $sandboxAsker, $sandboxSwitches['captcha'] ?? [], true ) ) {
	$wgCaptchaTriggers['edit'] = $wgCaptchaTriggers['create'] = true;
	$wgExtensionFunctions[] = static function () {
		global $wgGroupPermissions;
		foreach ( $wgGroupPermissions as $group => $rights ) {
			$wgGroupPermissions[$group]['skipcaptcha'] = false;
		}
	};
}

if ( ( $sandboxSwitches['lag'] ?? 0 ) > 0 ) {
	$sandboxLag = $sandboxSwitches['lag'];
	$wgHooks['ApiMaxLagInfo'][] = static function ( &$info ) use ( $sandboxLag ) {
		$info = [ 'host' => 'sandbox-replica', 'lag' => $sandboxLag, 'type' => 'db' ];
	};
}

if ( isset( $sandboxSwitches['contentSecurityPolicy'] ) && !$sandboxCli ) {
	header( 'Content-Security-Policy: ' . $sandboxSwitches['contentSecurityPolicy'] );
}

$wgShowExceptionDetails = true;
$wgDebugLogGroups['exception'] = $wgDebugLogGroups['error'] = getenv( 'SANDBOX_STATE' ) . "/log/$sandboxSite-errors.log";
