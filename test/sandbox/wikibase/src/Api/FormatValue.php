<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\StandIn;
use WikibaseStandIn\ValueFormatter;
use WikibaseStandIn\Values;

/** action=wbformatvalue: a value as text for people. */
final class FormatValue extends ApiBase {
	use Answer;

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$value = json_decode( $params['datavalue'], true );
		if ( !is_array( $value ) || !is_string( $value['type'] ?? null ) || !array_key_exists( 'value', $value ) ) {
			throw Refusal::api( 'baddatavalue' );
		}
		$options = json_decode( $params['options'] ?? '{}', true );
		$language = is_array( $options ) && is_string( $options['lang'] ?? null ) ? $options['lang'] : $this->getLanguage()->getCode();
		$formatter = new ValueFormatter( StandIn::repo(), $language );
		$normal = Values::normalize( $value['type'], $value['value'] );
		$datatype = $params['datatype'] ?? StandIn::repo()->datatypes( [ $params['property'] ?? '' ] )[$params['property'] ?? ''] ?? '';
		$result = str_starts_with( $params['generate'], 'text/html' ) ? $formatter->html( $normal, $datatype ) : $formatter->plain( $normal );
		$this->getResult()->addValue( null, 'result', $result );
	}

	public function getAllowedParams(): array {
		$formats = [ 'text/plain', 'text/html', 'text/x-wiki', 'text/html; disposition=verbose-preview', 'text/html; disposition=diff' ];
		return [
			'generate' => [ ParamValidator::PARAM_TYPE => $formats, ParamValidator::PARAM_DEFAULT => 'text/x-wiki' ],
			'datavalue' => [ ParamValidator::PARAM_TYPE => 'text', ParamValidator::PARAM_REQUIRED => true ],
			'datatype' => [ ParamValidator::PARAM_TYPE => array_keys( Values::TYPES ) ],
			'property' => [ ParamValidator::PARAM_TYPE => 'string' ],
			'options' => [ ParamValidator::PARAM_TYPE => 'text' ],
		];
	}
}
