<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use Wikimedia\ParamValidator\ParamValidator;
use WikibaseStandIn\Merge;
use WikibaseStandIn\Refusal;

/** action=wbmergeitems: moves everything to another item and leaves a redirect if nothing stays behind. */
final class MergeItems extends WriteModule {
	protected function ownParams(): array {
		return [
			'fromid' => self::required(),
			'toid' => self::required(),
			'ignoreconflicts' => [
				ParamValidator::PARAM_TYPE => [ 'description', 'sitelink', 'statement' ], ParamValidator::PARAM_ISMULTI => true,
			],
		];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$merge = new Merge( $this->getContext(), $params['tags'] ?? [], $this->asBot( $params ) );
		$from = $this->entityId( $params['fromid'] );
		$to = $this->entityId( $params['toid'] );
		$done = $merge->run( $from, $to, $params['ignoreconflicts'] ?? [], $params['summary'] );
		$this->answerSuccess();
		$result = $this->getResult();
		$result->addValue( null, 'redirected', (int)$done['redirected'] );
		$result->addValue( null, 'from', [ 'id' => $from->text, 'type' => 'item', 'lastrevid' => $done['from'] ] );
		$result->addValue( null, 'to', [ 'id' => $to->text, 'type' => 'item', 'lastrevid' => $done['to'] ] );
	}
}
