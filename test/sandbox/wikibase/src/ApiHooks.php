<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Api\ApiEditPage;
use MediaWiki\Api\ApiMessage;
use MediaWiki\Api\ApiQueryPageProps;
use MediaWiki\Api\ApiResult;
use MediaWiki\Api\Hook\ApiCheckCanExecuteHook;
use MediaWiki\Api\Hook\ApiMaxLagInfoHook;
use MediaWiki\Api\Hook\APIQueryAfterExecuteHook;
use MediaWiki\Api\Hook\APIQuerySiteInfoGeneralInfoHook;
use MediaWiki\Title\Title;

/** What the stand-in adds to the API modules of MediaWiki itself. */
final class ApiHooks implements APIQueryAfterExecuteHook, APIQuerySiteInfoGeneralInfoHook, ApiCheckCanExecuteHook, ApiMaxLagInfoHook {
	/** No editing of entities as text; undoing is fine. @inheritDoc */
	public function onApiCheckCanExecute( $module, $user, &$message ) {
		if ( !$module instanceof ApiEditPage ) {
			return true;
		}
		$params = $module->extractRequestParams();
		$title = $params['title'] !== null ? Title::newFromText( $params['title'] ) : Title::newFromID( (int)$params['pageid'] );
		$asText = $params['text'] ?? $params['appendtext'] ?? $params['prependtext'];
		if ( !$title || $asText === null || !str_starts_with( $title->getContentModel(), 'wikibase-' ) ) {
			return true;
		}
		$message = ApiMessage::create( 'wikibase-no-direct-editing', 'wikibase-no-direct-editing' );
		return false;
	}

	/** @inheritDoc */
	public function onApiMaxLagInfo( &$lagInfo ): void {
		// A single SQLite file claims a lag of -1; a wiki with replicas is never below 0, and maxlag=-1 is how clients try theirs.
		$lagInfo['lag'] = max( 0, $lagInfo['lag'] );
		$lag = StandIn::setting( 'StandInQueryServiceLag' );
		if ( $lag > $lagInfo['lag'] ) {
			$lagInfo = [ 'host' => 'all', 'lag' => $lag, 'type' => 'wikibase-queryservice' ];
		}
	}

	/** @inheritDoc */
	public function onAPIQuerySiteInfoGeneralInfo( $module, &$results ): void {
		$results['wikibase-propertytypes'] = array_map( static fn ( $type ) => [ 'valuetype' => $type ], Values::TYPES );
		$results['wikibase-conceptbaseuri'] = 'http://www.wikidata.org/entity/';
		$results['wikibase-geoshapestoragebaseurl'] = $results['wikibase-tabulardatastoragebaseurl'] = 'https://commons.wikimedia.org/wiki/';
	}

	/** Adds `wikibase_item` to the page properties of pages an item links to. @inheritDoc */
	public function onAPIQueryAfterExecute( $module ): void {
		if ( !$module instanceof ApiQueryPageProps || StandIn::isRepo() ) {
			return;
		}
		$only = $module->extractRequestParams()['prop'];
		$pages = $only && !in_array( 'wikibase_item', $only, true ) ? [] : $module->getResult()->getResultData( [ 'query', 'pages' ] );
		$titles = [];
		foreach ( ApiResult::stripMetadata( $pages ?? [] ) as $number => $page ) {
			if ( is_array( $page ) && isset( $page['title'] ) && $number > 0 ) {
				$titles[$page['title']] = $number;
			}
		}
		foreach ( StandIn::repo()->bySitelinks( StandIn::siteId(), array_map( 'strval', array_keys( $titles ) ) ) as $title => $item ) {
			$path = [ 'query', 'pages', $titles[$title], 'pageprops' ];
			$module->getResult()->addValue( $path, 'wikibase_item', $item, ApiResult::OVERRIDE );
			$module->getResult()->addArrayType( $path, 'assoc' );
		}
	}
}
