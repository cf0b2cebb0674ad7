<?php
/**
 * What a web server's rewrite rules do on a real wiki: /wiki/Title and /w/... for PHP's built-in server.
 * Static files come from the MediaWiki tree (SANDBOX_MEDIAWIKI_TREE) or the site's uploads; nothing else is served.
 */
$_SERVER['HTTPS'] = 'on';
$_SERVER['SERVER_PORT'] = '443';
$path = rawurldecode( (string)parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$tree = getenv( 'SANDBOX_MEDIAWIKI_TREE' );

# A reset of the sandbox: forget pages, tokens and limits of before, in all workers at once.
if ( $path === '/.sandbox/forget' && ( $_SERVER['HTTP_X_SANDBOX_KEY'] ?? '' ) === getenv( 'SANDBOX_KEY' ) ) {
	apcu_clear_cache();
	return true;
}

$script = null;
if ( $path === '/' ) {
	header( 'Location: /wiki/Main_Page', true, 302 );
	return true;
} elseif ( str_starts_with( $path, '/wiki/' ) || $path === '/wiki' ) {
	$script = 'index.php';
} elseif ( preg_match( '!^/w/(api|index|load|rest|thumb|opensearch_desc)\.php(/.*)?$!', $path, $found ) ) {
	$script = "{$found[1]}.php";
	$_SERVER['PATH_INFO'] = $found[2] ?? '';
	if ( $_SERVER['PATH_INFO'] === '' ) {
		unset( $_SERVER['PATH_INFO'] );
	}
}
if ( $script !== null ) {
	$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = "/w/$script";
	$_SERVER['SCRIPT_FILENAME'] = "$tree/$script";
	chdir( $tree );
	require "$tree/$script";
	return true;
}

$types = [ 'css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml', 'png' => 'image/png',
	'jpg' => 'image/jpeg', 'jpeg' => 'image/jpeg', 'gif' => 'image/gif', 'webp' => 'image/webp',
	'pdf' => 'application/pdf', 'ico' => 'image/x-icon', 'woff' => 'font/woff', 'woff2' => 'font/woff2',
	'json' => 'application/json' ];
$roots = [
	'/w/images/' => getenv( 'SANDBOX_STATE' ) . '/sites/' . getenv( 'SANDBOX_SITE' ) . '/images/',
	'/w/skins/' => "$tree/skins/",
	'/w/extensions/' => "$tree/extensions/",
	'/w/resources/' => "$tree/resources/",
];
foreach ( $roots as $prefix => $root ) {
	if ( str_starts_with( $path, $prefix ) ) {
		$file = realpath( $root . substr( $path, strlen( $prefix ) ) );
		$type = $types[strtolower( pathinfo( (string)$file, PATHINFO_EXTENSION ) )] ?? null;
		if ( $file !== false && $type !== null && is_file( $file ) && str_starts_with( $file, realpath( $root ) . '/' ) ) {
			header( "Content-Type: $type" );
			readfile( $file );
			return true;
		}
	}
}
http_response_code( 404 );
header( 'Content-Type: text/plain; charset=utf-8' );
echo "Not found: $path\n";
return true;
