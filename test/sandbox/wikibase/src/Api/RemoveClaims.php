<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Summary;

/** action=wbremoveclaims: takes statements of one entity away, all of them or none. */
final class RemoveClaims extends StatementModule {
	protected function ownParams(): array {
		return [ 'claim' => self::several( true ) ];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$guids = $params['claim'];
		$id = $this->entityOf( $guids[0] );
		$result = $this->edit( $id, $params, static function ( Entity $entity ) use ( $guids ): Summary {
			foreach ( $guids as $guid ) {
				$removed = self::statement( $entity, $guid );
				unset( $entity->statements[$guid] );
			}
			return count( $guids ) === 1 ? self::summaryOf( 'wbremoveclaims-remove', $removed['mainsnak'] ) : new Summary( 'wbremoveclaims-update' );
		} );
		$this->answerRevision( $result );
		$this->getResult()->addValue( null, 'claims', $guids );
	}
}
