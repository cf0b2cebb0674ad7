<?php
declare( strict_types=1 );
namespace SandboxWikibase;

use MediaWiki\MediaWikiServices;
use Wikibase\Repo\Content\EntityContent;
use WikibaseStandIn\KeywordSearch;

/** The sandbox's search by category and statement, over entities of the real Wikibase. */
final class StatementSearch extends KeywordSearch {
	/** @inheritDoc */
	protected function pages(): array {
		$query = $this->dbProvider->getReplicaDatabase()->newSelectQueryBuilder()
			->select( [ 'page_id', 'page_namespace', 'page_title' ] )->from( 'page' )->orderBy( 'page_id' );
		if ( $this->namespaces !== null ) {
			$query->where( [ 'page_namespace' => $this->namespaces ?: [ NS_MAIN ] ] );
		}
		return iterator_to_array( $query->caller( __METHOD__ )->fetchResultSet(), false );
	}

	/** @inheritDoc */
	protected function entityJson( object $row ): ?string {
		$revision = MediaWikiServices::getInstance()->getRevisionLookup()->getRevisionByPageId( (int)$row->page_id );
		foreach ( $revision?->getSlots()->getSlots() ?? [] as $slot ) {
			$content = $slot->getContent();
			if ( $content instanceof EntityContent && !$content->isRedirect() ) {
				return $content->serialize( CONTENT_FORMAT_JSON );
			}
		}
		return null;
	}
}
