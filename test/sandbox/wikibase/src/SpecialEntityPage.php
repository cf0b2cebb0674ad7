<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\SpecialPage\UnlistedSpecialPage;

/** Special:EntityPage/Q1 leads to the page of the entity, from any site. */
final class SpecialEntityPage extends UnlistedSpecialPage {
	public function __construct() {
		parent::__construct( 'EntityPage' );
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->setHeaders();
		$id = EntityId::parse( (string)$subPage );
		if ( !$id ) {
			$this->getOutput()->addWikiMsg( 'wikibase-entitypage-bad-id', wfEscapeWikiText( (string)$subPage ) );
			return;
		}
		$here = $id->type === 'mediainfo' || StandIn::isRepo() ? $id->title() : null;
		$address = $here ? $here->getFullURL() : StandIn::repoUrl() . '/wiki/Special:EntityPage/' . $id->text;
		$this->getOutput()->redirect( $address, $here ? '301' : '302' );
	}
}
