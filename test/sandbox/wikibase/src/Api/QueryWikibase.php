<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiQuery;
use MediaWiki\Api\ApiQueryBase;
use WikibaseStandIn\StandIn;

/** meta=wikibase: which repository this site belongs to. */
final class QueryWikibase extends ApiQueryBase {
	public function __construct( ApiQuery $query, string $name ) {
		parent::__construct( $query, $name, 'wbp' );
	}

	public function execute(): void {
		$this->getResult()->addValue( 'query', $this->getModuleName(), [
			'repo' => [ 'url' => [ 'base' => StandIn::repoUrl(), 'scriptpath' => '/w', 'articlepath' => '/wiki/$1' ] ],
			'siteid' => StandIn::siteId(),
		] );
	}
}
