<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiQuery;
use MediaWiki\Api\ApiQueryBase;
use Wikimedia\ParamValidator\ParamValidator;
use WikibaseStandIn\Languages;

/** meta=wbcontentlanguages: the languages terms may be in. */
final class QueryContentLanguages extends ApiQueryBase {
	public function __construct( ApiQuery $query, string $name ) {
		parent::__construct( $query, $name, 'wbcl' );
	}

	public function execute(): void {
		$props = array_flip( $this->extractRequestParams()['prop'] );
		foreach ( Languages::forTerms() as $code => $autonym ) {
			$about = array_intersect_key( [ 'code' => (string)$code, 'autonym' => $autonym, 'name' => $autonym ], $props );
			$this->getResult()->addValue( [ 'query', $this->getModuleName() ], (string)$code, $about );
		}
	}

	public function getAllowedParams(): array {
		return [
			'context' => [
				ParamValidator::PARAM_TYPE => [ 'term', 'monolingualtext', 'term-lexicographical' ], ParamValidator::PARAM_DEFAULT => 'term',
			],
			'prop' => [
				ParamValidator::PARAM_TYPE => [ 'code', 'autonym', 'name' ], ParamValidator::PARAM_ISMULTI => true,
				ParamValidator::PARAM_DEFAULT => 'code',
			],
		];
	}
}
