<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\EntityData;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Statements;
use WikibaseStandIn\Summary;

/** action=wbsetclaim: creates or replaces a whole statement; its id tells the entity. */
final class SetClaim extends StatementModule {
	protected function ownParams(): array {
		return [ 'claim' => self::required( 'text' ), 'index' => self::optional( 'integer' ) ];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$statement = Statements::normalize( $this->json( $params['claim'], 'invalid-claim' ) );
		$guid = $statement['id'] ?? throw Refusal::api( 'invalid-claim', [ 'GUID must be set when setting a claim' ] );
		$result = $this->edit( $this->entityOf( $guid ), $params, static function ( Entity $entity ) use ( $statement, $guid ): Summary {
			$action = isset( $entity->statements[$guid] ) ? 'update' : 'create';
			EntityData::setStatement( $entity, $statement );
			return self::summaryOf( "wbsetclaim-$action", $statement['mainsnak'], 2, [ '1' ] );
		} );
		$this->answerStatement( $result, $guid );
	}
}
