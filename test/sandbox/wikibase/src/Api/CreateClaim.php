<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\EntityData;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Summary;

/** action=wbcreateclaim: a new statement without qualifiers and references. */
final class CreateClaim extends StatementModule {
	protected function ownParams(): array {
		return [
			'entity' => self::required(),
			'snaktype' => self::snaktype(),
			'property' => self::required(),
			'value' => self::optional( 'text' ),
		];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$snak = $this->snakFrom( $params['property'], $params['snaktype'], $params['value'] );
		$guid = '';
		$result = $this->edit( $this->entityId( $params['entity'] ), $params, static function ( Entity $entity ) use ( $snak, &$guid ): Summary {
			$guid = EntityData::setStatement( $entity, [ 'mainsnak' => $snak, 'type' => 'statement', 'rank' => 'normal' ] );
			return self::summaryOf( 'wbcreateclaim-create', $snak );
		} );
		$this->answerStatement( $result, $guid );
	}
}
