<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;
use WikibaseStandIn\EditResult;
use WikibaseStandIn\EntityEdit;
use WikibaseStandIn\EntityId;
use WikibaseStandIn\EntityShape;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\StandIn;
use WikibaseStandIn\Statements;

/** What all modules that change an entity have in common: token, base revision, summary, tags. */
abstract class WriteModule extends ApiBase {
	use Answer;

	/** Parameters of the module itself. */
	abstract protected function ownParams(): array;

	public function getAllowedParams(): array {
		return $this->ownParams() + [
			'baserevid' => [ ParamValidator::PARAM_TYPE => 'integer' ],
			'summary' => [ ParamValidator::PARAM_TYPE => 'string' ],
			'tags' => [ ParamValidator::PARAM_TYPE => 'tags', ParamValidator::PARAM_ISMULTI => true ],
			'bot' => [ ParamValidator::PARAM_TYPE => 'boolean', ParamValidator::PARAM_DEFAULT => false ],
		];
	}

	public function isWriteMode(): bool {
		return true;
	}

	public function mustBePosted(): bool {
		return true;
	}

	public function needsToken(): string {
		return 'csrf';
	}

	/** @param callable(\WikibaseStandIn\Entity):\WikibaseStandIn\Summary $change */
	protected function edit( EntityId $id, array $params, callable $change ): EditResult {
		$result = ( new EntityEdit( $this->getContext() ) )->run(
			$id, $params['baserevid'], $change, $params['summary'], $params['tags'] ?? [], $this->asBot( $params )
		);
		if ( $result->warning !== null ) {
			$message = $this->describe( $this->msg( $result->warning ) ) + [ 'type' => 'warning' ];
			$this->getResult()->addValue( [ 'warnings', $this->getModuleName() ], 'messages', [ $message ] );
		}
		return $result;
	}

	protected function asBot( array $params ): bool {
		return $params['bot'] && $this->getAuthority()->isAllowed( 'bot' );
	}

	/** @throws Refusal when $text is no id */
	protected function entityId( string $text ): EntityId {
		return EntityId::parse( $text ) ?? throw Refusal::api( 'invalid-entity-id' );
	}

	/**
	 * The entity a statement belongs to.
	 * @throws Refusal invalid-guid
	 */
	protected function entityOf( string $guid ): EntityId {
		return Statements::entityOf( $guid ) ?? throw Refusal::api( 'invalid-guid' );
	}

	/** `entity` of the answer: only the parts given, and what the entity is. */
	protected function answerEntity( EditResult $result, array $parts ): void {
		$entity = $parts + [ 'id' => $result->entity->id, 'type' => $result->entity->type, 'lastrevid' => $result->revision ];
		if ( $result->unchanged ) {
			$entity['nochange'] = true;
		}
		$this->getResult()->addValue( null, 'entity', EntityShape::mark( $entity ) );
		$this->answerSuccess();
	}

	protected function answerStatement( EditResult $result, string $guid ): void {
		$this->answerRevision( $result );
		$statement = $result->entity->statements[$guid];
		$this->getResult()->addValue( null, 'claim', EntityShape::statement( $statement, self::datatypes( [ [ $statement ] ] ) ) );
	}

	protected function answerRevision( EditResult $result ): void {
		$this->getResult()->addValue( 'pageinfo', 'lastrevid', $result->revision );
		if ( $result->unchanged ) {
			$this->getResult()->addValue( 'pageinfo', 'nochange', true );
		}
		$this->answerSuccess();
	}

	protected function answerSuccess(): void {
		$this->getResult()->addValue( null, 'success', 1 );
	}

	/** @param list<list<array>> $groups statements */
	protected static function datatypes( array $groups ): array {
		$byProperty = [];
		foreach ( array_merge( ...$groups ) as $statement ) {
			$byProperty[$statement['mainsnak']['property']][] = $statement;
		}
		return StandIn::repo()->datatypes( EntityShape::properties( $byProperty ) );
	}

	/**
	 * Decodes a parameter that carries JSON.
	 * @throws Refusal with $code when it is none
	 */
	protected function json( string $text, string $code ): mixed {
		$value = json_decode( $text, true );
		if ( json_last_error() !== JSON_ERROR_NONE ) {
			throw Refusal::api( $code, $code === 'invalid-claim' ? [ json_last_error_msg() ] : [] );
		}
		return $value;
	}

	protected static function required( mixed $type = 'string' ): array {
		return [ ParamValidator::PARAM_TYPE => $type, ParamValidator::PARAM_REQUIRED => true ];
	}

	protected static function optional( mixed $type = 'string' ): array {
		return [ ParamValidator::PARAM_TYPE => $type ];
	}

	protected static function several( bool $required = false ): array {
		return [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_ISMULTI => true, ParamValidator::PARAM_REQUIRED => $required ];
	}
}
