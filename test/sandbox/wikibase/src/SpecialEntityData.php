<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Api\ApiMain;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Request\DerivativeRequest;
use MediaWiki\SpecialPage\UnlistedSpecialPage;

/** Special:EntityData/Q1.json: one entity as JSON, the same as wbgetentities answers. */
final class SpecialEntityData extends UnlistedSpecialPage {
	public function __construct() {
		parent::__construct( 'EntityData' );
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->getOutput()->disable();
		$response = $this->getRequest()->response();
		$id = EntityId::parse( preg_replace( '/\.json$/', '', (string)$subPage ) );
		if ( !$id || !StandIn::index( $id->type )->row( $id->text ) ) {
			$response->statusHeader( $id ? 404 : 400 );
			$response->header( 'Content-Type: text/plain; charset=utf-8' );
			echo $id ? "No entity with the ID {$id->text} was found." : 'The ID is malformed.';
			return;
		}
		$context = new DerivativeContext( $this->getContext() );
		$context->setRequest( new DerivativeRequest(
			$this->getRequest(), [
				'action' => 'wbgetentities', 'ids' => $id->text,
				'props' => 'info|sitelinks/urls|aliases|labels|descriptions|claims|datatype',
			]
		) );
		$api = new ApiMain( $context );
		$api->execute();
		$data = $api->getResult()->getResultData( null, [ 'Types' => [ 'AssocAsObject' => true ], 'Strip' => 'all' ] );
		unset( $data->success, $data->warnings );
		$response->header( 'Content-Type: application/json; charset=utf-8' );
		echo json_encode( $data, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR );
	}
}
