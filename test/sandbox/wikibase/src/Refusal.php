<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Message\Message;
use RuntimeException;
use StatusValue;
use Wikimedia\Message\MessageSpecifier;

/** A request that is answered with an error: its API code, the messages in order, and further keys of the error. */
final class Refusal extends RuntimeException {
	/**
	 * @param string $errorCode `error.code`
	 * @param list<MessageSpecifier> $messages the first is the text of the error
	 * @param array $data further keys beside code and info
	 */
	public function __construct(
		public readonly string $errorCode,
		public readonly array $messages,
		public readonly array $data = []
	) {
		parent::__construct( $errorCode );
	}

	/** The message `wikibase-api-<code>`, as most of Wikibase's errors have it. */
	public static function api( string $code, array $params = [], array $data = [] ): self {
		return new self( $code, [ new Message( "wikibase-api-$code", $params ) ], $data );
	}

	/** A value or term that is not allowed. */
	public static function invalid( string $validator, array $params = [] ): self {
		return new self( 'modification-failed', [ new Message( "wikibase-validator-$validator", $params ) ] );
	}

	/** A change that cannot be made, explained in an English sentence (Wikibase has no message for these). */
	public static function change( string $sentence ): self {
		return self::api( 'modification-failed', [ $sentence ] );
	}

	public static function noSuchEntity( string $id ): self {
		// Wikibase asks for a message that does not exist here; clients see the code and the parameter.
		return new self( 'no-such-entity', [ new Message( 'no-such-entity', [ $id ] ) ] );
	}

	/** A refusal by MediaWiki itself (a filter, a limit, a right), below the message of the code. */
	public static function status( string $code, StatusValue $status ): self {
		return new self( $code, [ new Message( "wikibase-api-$code" ), ...$status->getMessages() ] );
	}
}
