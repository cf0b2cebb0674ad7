<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Summary;

/** action=wbremovereferences: takes references away by their hashes. */
final class RemoveReferences extends StatementModule {
	protected function ownParams(): array {
		return [ 'statement' => self::required(), 'references' => self::several( true ) ];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$guid = $params['statement'];
		$this->answerRevision( $this->edit( $this->entityOf( $guid ), $params, static function ( Entity $entity ) use ( $params, $guid ): Summary {
			$statement = self::statement( $entity, $guid );
			$references = array_column( $statement['references'] ?? [], null, 'hash' );
			foreach ( $params['references'] as $hash ) {
				if ( !isset( $references[$hash] ) ) {
					throw Refusal::api( 'no-such-reference', [ $hash ] );
				}
				unset( $references[$hash] );
			}
			unset( $statement['references'] );
			$entity->statements[$guid] = $statement + ( $references ? [ 'references' => array_values( $references ) ] : [] );
			$count = count( $params['references'] );
			return self::summaryOf( 'wbremovereferences-remove', $statement['mainsnak'], 2, [ (string)$count ] );
		} ) );
	}
}
