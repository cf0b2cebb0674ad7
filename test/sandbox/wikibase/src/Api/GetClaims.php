<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiResult;
use Wikimedia\ParamValidator\ParamValidator;
use WikibaseStandIn\EntityId;
use WikibaseStandIn\EntityShape;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\StandIn;
use WikibaseStandIn\Statements;

/** action=wbgetclaims: statements of one entity, all or those of a property, a rank or an id. */
final class GetClaims extends ApiBase {
	use Answer;

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$this->requireOnlyOneParameter( $params, 'entity', 'claim' );
		$guid = $params['claim'];
		$id = $guid === null ? EntityId::parse( $params['entity'] ) : Statements::entityOf( $guid );
		if ( !$id ) {
			throw Refusal::api( $guid === null ? 'invalid-entity-id' : 'invalid-guid' );
		}
		$row = StandIn::index( $id->type )->row( $id->text );
		if ( !$row || $row->redirect !== null ) {
			throw Refusal::noSuchEntity( $id->text );
		}
		$entity = $row->entity();
		$entity->statements = array_filter( $entity->statements, static fn ( $statement ) =>
			( $guid === null || $statement['id'] === $guid )
			&& ( $params['property'] === null || $statement['mainsnak']['property'] === $params['property'] )
			&& ( $params['rank'] === null || $statement['rank'] === $params['rank'] ) );
		$groups = $entity->statementsByProperty();
		$claims = EntityShape::statementGroups( $groups, StandIn::repo()->datatypes( EntityShape::properties( $groups ) ) );
		ApiResult::setArrayType( $claims, 'assoc' );
		$this->getResult()->addValue( null, 'claims', $claims );
	}

	public function getAllowedParams(): array {
		return [
			'entity' => [ ParamValidator::PARAM_TYPE => 'string' ],
			'property' => [ ParamValidator::PARAM_TYPE => 'string' ],
			'claim' => [ ParamValidator::PARAM_TYPE => 'string' ],
			'rank' => [ ParamValidator::PARAM_TYPE => [ 'deprecated', 'normal', 'preferred' ] ],
			'props' => [ ParamValidator::PARAM_TYPE => [ 'references' ], ParamValidator::PARAM_DEFAULT => 'references' ],
		];
	}
}
