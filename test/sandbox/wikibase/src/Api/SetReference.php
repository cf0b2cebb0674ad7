<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\EntityShape;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\StandIn;
use WikibaseStandIn\Statements;
use WikibaseStandIn\Summary;

/** action=wbsetreference: adds a reference, or replaces the one with the hash given. */
final class SetReference extends StatementModule {
	protected function ownParams(): array {
		return [
			'statement' => self::required(), 'snaks' => self::required( 'text' ), 'snaks-order' => self::optional( 'text' ),
			'reference' => self::optional(), 'index' => self::optional( 'integer' ),
		];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$guid = $params['statement'];
		$order = $params['snaks-order'] === null ? null : $this->json( $params['snaks-order'], 'invalid-json' );
		$reference = Statements::reference( $this->json( $params['snaks'], 'invalid-json' ), $order );
		$result = $this->edit( $this->entityOf( $guid ), $params, static function ( Entity $entity ) use ( $params, $guid, $reference ): Summary {
			$statement = self::statement( $entity, $guid );
			$references = $statement['references'] ?? [];
			$hashes = array_column( $references, 'hash' );
			$place = $params['reference'] === null ? false : array_search( $params['reference'], $hashes, true );
			if ( $params['reference'] !== null && $place === false ) {
				throw Refusal::api( 'no-such-reference', [ $params['reference'] ] );
			}
			if ( $place === false && in_array( $reference['hash'], $hashes, true ) ) {
				throw Refusal::change( "The statement has already a reference with hash {$reference['hash']}" );
			}
			$references[$place === false ? count( $references ) : $place] = $reference;
			$entity->statements[$guid]['references'] = $references;
			return self::summaryOf( 'wbsetreference-' . ( $place === false ? 'add' : 'set' ), $statement['mainsnak'], 2 );
		} );
		$this->answerRevision( $result );
		$datatypes = StandIn::repo()->datatypes( array_keys( $reference['snaks'] ) );
		$this->getResult()->addValue( null, 'reference', EntityShape::reference( $reference, $datatypes ) );
	}
}
