<?php
declare( strict_types=1 );
namespace SandboxWikibase;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Http\HttpRequestFactory;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MediaWikiServices;

/**
 * Leads requests of one site to another straight to the other's PHP server: past the proxy, whose log and faults are about
 * what people send. Everything else goes where $wgHTTPProxy points, which is nowhere.
 */
final class LoopbackHttp extends HttpRequestFactory {
	/** @var array<string,string> address on loopback by the address asked for */
	private array $servers = [];

	/**
	 * @param string $state folder of the running sandbox; its ports.json says where the sites listen
	 * @param array<string,string> $hosts by site
	 */
	public static function in( MediaWikiServices $services, string $state, array $hosts ): self {
		$options = new ServiceOptions( self::CONSTRUCTOR_OPTIONS, $services->getMainConfig() );
		$http = new self( $options, LoggerFactory::getInstance( 'http' ) );
		$ports = json_decode( (string)@file_get_contents( "$state/ports.json" ), true ) ?: [];
		foreach ( array_intersect_key( $hosts, $ports ) as $site => $host ) {
			$http->servers["https://$host/"] = "http://127.0.0.1:{$ports[$site]}/";
		}
		return $http;
	}

	/** @inheritDoc */
	public function create( $url, array $options = [], $caller = __METHOD__ ) {
		foreach ( $this->servers as $asked => $server ) {
			if ( str_starts_with( $url, $asked ) ) {
				$url = $server . substr( $url, strlen( $asked ) );
				$options['noProxy'] = true;
			}
		}
		return parent::create( $url, $options, $caller );
	}
}
