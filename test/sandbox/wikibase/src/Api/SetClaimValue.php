<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Summary;

/** action=wbsetclaimvalue: another main value for a statement; everything else of it stays. */
final class SetClaimValue extends StatementModule {
	protected function ownParams(): array {
		return [ 'claim' => self::required(), 'snaktype' => self::snaktype(), 'value' => self::optional( 'text' ) ];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$guid = $params['claim'];
		$result = $this->edit( $this->entityOf( $guid ), $params, function ( Entity $entity ) use ( $params, $guid ): Summary {
			$property = self::statement( $entity, $guid )['mainsnak']['property'];
			$snak = $this->snakFrom( $property, $params['snaktype'], $params['value'] );
			$entity->statements[$guid]['mainsnak'] = $snak;
			return self::summaryOf( 'wbsetclaimvalue', $snak );
		} );
		$this->answerStatement( $result, $guid );
	}
}
