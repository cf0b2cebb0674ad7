<?php
declare( strict_types=1 );
namespace SandboxWikibase;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiQueryPageProps;
use MediaWiki\Api\ApiResult;
use Wikibase\Client\WikibaseClient;

/** The page property `wikibase_item`, as the repository has it at this moment. */
final class PageItems {
	/** Handler of the hook APIQueryAfterExecute. */
	public static function add( ApiBase $module ): void {
		if ( !$module instanceof ApiQueryPageProps ) {
			return;
		}
		$only = $module->extractRequestParams()['prop'];
		$result = $module->getResult();
		$pages = $only && !in_array( 'wikibase_item', $only, true ) ? [] : $result->getResultData( [ 'query', 'pages' ] );
		$site = WikibaseClient::getSettings()->getSetting( 'siteGlobalID' );
		$links = WikibaseClient::getStore()->getSiteLinkLookup();
		foreach ( ApiResult::stripMetadata( $pages ?? [] ) as $number => $page ) {
			if ( !is_array( $page ) || !isset( $page['title'] ) || $number <= 0 ) {
				continue;
			}
			$path = [ 'query', 'pages', $number, 'pageprops' ];
			$item = $links->getItemIdForLink( $site, $page['title'] )?->getSerialization();
			if ( $item !== null ) {
				$result->addValue( $path, 'wikibase_item', $item, ApiResult::OVERRIDE );
				$result->addArrayType( $path, 'assoc' );
			} elseif ( isset( $page['pageprops']['wikibase_item'] ) ) {
				$result->removeValue( $path, 'wikibase_item' );
			}
		}
	}
}
