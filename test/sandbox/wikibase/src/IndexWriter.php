<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Revision\RevisionRecord;
use Wikimedia\Rdbms\IDatabase;

/** Keeps the tables in step with the revisions; runs inside the transaction that saves them. */
final class IndexWriter {
	public function __construct( private readonly IDatabase $db ) {
	}

	/** Takes over what $revision, the latest of its page, says about an entity; forgets the page's entity when it says nothing. */
	public function update( RevisionRecord $revision ): void {
		$page = $revision->getPageId();
		$entity = RevisionEntity::read( $revision );
		if ( $entity === null ) {
			$this->remove( $page );
			return;
		}
		$id = EntityId::parse( $entity->id );
		$this->db->newReplaceQueryBuilder()->replaceInto( 'standin_entity' )->uniqueIndexFields( [ 'se_id' ] )
			->row( [
				'se_id' => $id->text, 'se_type' => $id->type, 'se_number' => $id->number, 'se_page' => $page,
				'se_revision' => $revision->getId(), 'se_timestamp' => $revision->getTimestamp(),
				'se_datatype' => $entity->datatype, 'se_redirect' => $entity->redirect, 'se_json' => $entity->toJson(),
			] )->caller( __METHOD__ )->execute();
		$this->writeTerms( $entity );
		$this->writeSitelinks( $entity );
	}

	/** Forgets the entity of a page that is gone. */
	public function remove( int $page ): void {
		$id = $this->db->newSelectQueryBuilder()->select( 'se_id' )->from( 'standin_entity' )
			->where( [ 'se_page' => $page ] )->caller( __METHOD__ )->fetchField();
		if ( $id === false ) {
			return;
		}
		$this->delete( 'standin_entity', [ 'se_id' => $id ] );
		$this->delete( 'standin_term', [ 'st_entity' => $id ] );
		$this->delete( 'standin_sitelink', [ 'ss_entity' => $id ] );
	}

	/** Remembers that $number was given to an entity of this type. */
	public function count( string $type, int $number ): void {
		$this->db->newReplaceQueryBuilder()->replaceInto( 'standin_counter' )->uniqueIndexFields( [ 'sc_type' ] )
			->row( [ 'sc_type' => $type, 'sc_last' => $number ] )->caller( __METHOD__ )->execute();
	}

	private function writeTerms( Entity $entity ): void {
		$rows = [];
		$add = static function ( string $kind, string|int $language, string $text ) use ( $entity, &$rows ): void {
			$rows[] = [
				'st_entity' => $entity->id, 'st_type' => $entity->type, 'st_kind' => $kind,
				'st_language' => (string)$language, 'st_text' => $text, 'st_key' => EntityIndex::key( $text ),
			];
		};
		foreach ( $entity->labels as $language => $text ) {
			$add( 'label', $language, $text );
		}
		foreach ( $entity->descriptions as $language => $text ) {
			$add( 'description', $language, $text );
		}
		foreach ( $entity->aliases as $language => $texts ) {
			foreach ( $texts as $text ) {
				$add( 'alias', $language, $text );
			}
		}
		$this->delete( 'standin_term', [ 'st_entity' => $entity->id ] );
		$this->insert( 'standin_term', $rows );
	}

	private function writeSitelinks( Entity $entity ): void {
		$this->delete( 'standin_sitelink', [ 'ss_entity' => $entity->id ] );
		$this->insert( 'standin_sitelink', array_map(
			static fn ( $link ) => [ 'ss_site' => $link['site'], 'ss_title' => $link['title'], 'ss_entity' => $entity->id ],
			array_values( $entity->sitelinks )
		) );
	}

	private function insert( string $table, array $rows ): void {
		if ( $rows ) {
			// A restored page may claim a sitelink that was given away meanwhile: the newer holder keeps it.
			$this->db->newInsertQueryBuilder()->insertInto( $table )->ignore()->rows( $rows )->caller( __METHOD__ )->execute();
		}
	}

	private function delete( string $table, array $where ): void {
		$this->db->newDeleteQueryBuilder()->deleteFrom( $table )->where( $where )->caller( __METHOD__ )->execute();
	}
}
