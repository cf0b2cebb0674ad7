<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Title\Title;
use SearchSqlite;
use SqlSearchResultSet;
use Wikimedia\Rdbms\FakeResultWrapper;

/**
 * MediaWiki's own search, and the two keywords of the real wikis that the panel asks by: `incategory:"…"` and
 * `haswbstatement:P1` or `haswbstatement:P1=Q2`, each with `-` for "not". All of them must hold; other words beside
 * keywords are not looked at. https://www.mediawiki.org/wiki/Help:Extension:WikibaseCirrusSearch
 */
class KeywordSearch extends SearchSqlite {
	private const KEYWORD = '/(-?)(incategory|haswbstatement):(?:"((?:[^"\\\\]|\\\\.)*)"|(\S+))/';

	/** As CirrusSearch: keywords are for searching pages, not titles; the API then asks again. @inheritDoc */
	protected function doSearchTitleInDB( $term ) {
		return preg_match( self::KEYWORD, $term ) ? null : parent::doSearchTitleInDB( $term );
	}

	/** @inheritDoc */
	protected function doSearchTextInDB( $term ) {
		preg_match_all( self::KEYWORD, $term, $keywords, PREG_SET_ORDER );
		if ( !$keywords ) {
			return parent::doSearchTextInDB( $term );
		}
		$rows = array_filter( $this->pages(), function ( $row ) use ( $keywords ) {
			foreach ( $keywords as $keyword ) {
				[ , $not, $name, $quoted ] = $keyword;
				$value = $keyword[4] ?? stripslashes( $quoted );
				$holds = $name === 'incategory' ? $this->isIn( (int)$row->page_id, $value ) : self::states( $this->entityJson( $row ), $value );
				if ( $holds === ( $not === '-' ) ) {
					return false;
				}
			}
			return true;
		} );
		$found = new FakeResultWrapper( array_slice( $rows, $this->offset, $this->limit ) );
		return new SqlSearchResultSet( $found, [], count( $rows ) );
	}

	/** All pages of the namespaces searched in, each with its entity if it has one: the sandbox is small. */
	protected function pages(): array {
		$query = $this->dbProvider->getReplicaDatabase()->newSelectQueryBuilder()
			->select( [ 'page_id', 'page_namespace', 'page_title', 'se_json' ] )->from( 'page' )
			->leftJoin( 'standin_entity', null, 'se_page = page_id' )->orderBy( 'page_id' );
		if ( $this->namespaces !== null ) {
			$query->where( [ 'page_namespace' => $this->namespaces ?: [ NS_MAIN ] ] );
		}
		return iterator_to_array( $query->caller( __METHOD__ )->fetchResultSet(), false );
	}

	/** What is stored of the entity of one of these pages. */
	protected function entityJson( object $row ): ?string {
		return $row->se_json;
	}

	private function isIn( int $page, string $category ): bool {
		$title = Title::makeTitleSafe( NS_CATEGORY, $category );
		return $title !== null && $this->dbProvider->getReplicaDatabase()->newSelectQueryBuilder()
			->select( '1' )->from( 'categorylinks' )->where( [ 'cl_from' => $page, 'cl_to' => $title->getDBkey() ] )
			->caller( __METHOD__ )->fetchField() !== false;
	}

	/** Whether an entity has a statement of a property, with this item or text as its value if one is named. */
	private static function states( ?string $json, string $wanted ): bool {
		[ $property, $value ] = explode( '=', $wanted, 2 ) + [ 1 => null ];
		$entity = json_decode( $json ?? '[]', true );
		foreach ( ( $entity['statements'] ?? $entity['claims'] ?? [] )[$property] ?? [] as $statement ) {
			$stated = $statement['mainsnak']['datavalue']['value'] ?? null;
			if ( $statement['rank'] !== 'deprecated' && ( $value === null || $value === ( $stated['id'] ?? $stated ) ) ) {
				return true;
			}
		}
		return false;
	}
}
