<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\ValueParser;
use WikibaseStandIn\Values;

/** action=wbparsevalue: text as people write it into values. One that cannot be read is told beside the others. */
final class ParseValue extends ApiBase {
	use Answer;

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$this->getResult()->addValue( null, 'results', [] );
		foreach ( $params['values'] as $text ) {
			$this->getResult()->addValue( 'results', null, $this->parse( $params['datatype'], $text, $params['validate'] ) );
		}
	}

	private function parse( string $datatype, string $text, bool $validate ): array {
		$value = ValueParser::parse( $datatype, $text );
		if ( $value !== null ) {
			return [ 'raw' => $text ] + $value + ( $validate ? [ 'valid' => true ] : [] );
		}
		$key = "wikibase-parse-error-$datatype";
		$this->getResult()->addValue( null, 'error', [ 'code' => $key, 'info' => $this->msg( $key )->text() ], \MediaWiki\Api\ApiResult::OVERRIDE );
		return [
			'raw' => $text,
			'error' => 'ValueParsers\\ParseException',
			'error-info' => 'The value is not recognized by the configured parsers',
			'expected-format' => $datatype,
			'messages' => [ $this->describe( $this->msg( $key ) ) ],
		];
	}

	public function getAllowedParams(): array {
		return [
			'datatype' => [ ParamValidator::PARAM_TYPE => array_keys( Values::TYPES ), ParamValidator::PARAM_REQUIRED => true ],
			'values' => [
				ParamValidator::PARAM_TYPE => 'text', ParamValidator::PARAM_ISMULTI => true, ParamValidator::PARAM_REQUIRED => true,
			],
			'validate' => [ ParamValidator::PARAM_TYPE => 'boolean', ParamValidator::PARAM_DEFAULT => false ],
			'options' => [ ParamValidator::PARAM_TYPE => 'text' ],
		];
	}
}
