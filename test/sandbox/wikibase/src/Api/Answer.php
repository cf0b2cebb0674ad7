<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiMessage;
use MediaWiki\Api\ApiUsageException;
use StatusValue;
use Wikimedia\Message\ListParam;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\ScalarParam;
use WikibaseStandIn\Refusal;

/** Turns refusals into errors of the action API, in the shape of Wikibase's. For subclasses of ApiBase. */
trait Answer {
	public function execute(): void {
		try {
			$this->answer( $this->extractRequestParams() );
		} catch ( Refusal $refusal ) {
			$this->refuse( $refusal );
		}
	}

	/** @throws Refusal */
	abstract protected function answer( array $params ): void;

	private function refuse( Refusal $refusal ): never {
		$status = StatusValue::newGood();
		$data = $refusal->data + [ 'messages' => array_map( $this->describe( ... ), $refusal->messages ) ];
		foreach ( $refusal->messages as $position => $message ) {
			$status->fatal( $position === 0
				? ApiMessage::create( $message, $refusal->errorCode, $data )
				: ApiMessage::create( $message ) );
		}
		throw new ApiUsageException( $this->getMain(), $status );
	}

	/** @return array{name:string,parameters:list<mixed>,html:string} */
	protected function describe( MessageSpecifier $message ): array {
		return [
			'name' => $message->getKey(),
			'parameters' => array_map( self::parameter( ... ), $message->getParams() ),
			'html' => $this->msg( $message )->parse(),
		];
	}

	private static function parameter( mixed $parameter ): mixed {
		return match ( true ) {
			$parameter instanceof ListParam => [
				'list' => array_map( self::parameter( ... ), $parameter->getValue() ), 'type' => $parameter->getListType(),
			],
			$parameter instanceof ScalarParam => self::parameter( $parameter->getValue() ),
			$parameter instanceof MessageSpecifier => [ 'name' => $parameter->getKey() ],
			is_array( $parameter ) && count( $parameter ) === 1 => self::parameter( reset( $parameter ) ),
			default => $parameter,
		};
	}
}
