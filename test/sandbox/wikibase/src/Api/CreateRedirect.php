<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Merge;
use WikibaseStandIn\Refusal;

/** action=wbcreateredirect: makes an empty item a redirect to another. */
final class CreateRedirect extends WriteModule {
	protected function ownParams(): array {
		return [ 'from' => self::required(), 'to' => self::required() ];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$to = $this->entityId( $params['to'] );
		$merge = new Merge( $this->getContext(), $params['tags'] ?? [], $this->asBot( $params ) );
		$merge->redirect( $this->entityId( $params['from'] ), $to, $params['summary'] );
		$this->answerSuccess();
		$this->getResult()->addValue( null, 'redirect', $to->text );
	}
}
