<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;
use WikibaseStandIn\EntityId;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\StandIn;
use WikibaseStandIn\ValueFormatter;

/** action=wbformatentities: links to entities with their labels. */
final class FormatEntities extends ApiBase {
	use Answer;

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$formatter = new ValueFormatter( StandIn::repo(), $this->getLanguage()->getCode() );
		foreach ( $params['ids'] as $text ) {
			$id = EntityId::parse( $text ) ?? throw Refusal::api( 'invalid-entity-id' );
			$this->getResult()->addValue( 'wbformatentities', $id->text, $formatter->entityLink( $id->text, true ) );
		}
		$this->getResult()->addValue( null, 'success', 1 );
	}

	public function getAllowedParams(): array {
		return [
			'ids' => [
				ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_ISMULTI => true, ParamValidator::PARAM_REQUIRED => true,
			],
			'generate' => [ ParamValidator::PARAM_TYPE => [ 'text/html' ], ParamValidator::PARAM_DEFAULT => 'text/html' ],
		];
	}
}
