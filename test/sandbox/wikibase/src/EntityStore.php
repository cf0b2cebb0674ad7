<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\RevisionRecord;
use Wikimedia\Rdbms\IDBAccessObject;

/** Entities of this site out of their revisions: what an edit starts from. */
final class EntityStore {
	/**
	 * The latest revision. Media info of a file that has none yet comes as an empty entity.
	 * @throws Refusal no-such-entity, also for types this site does not keep
	 */
	public function latest( EntityId $id ): EntityRevision {
		$title = $this->isKeptHere( $id ) ? $id->title() : null;
		if ( !$title || !$title->exists( IDBAccessObject::READ_LATEST )
			|| ( $id->type === 'mediainfo' && !$title->inNamespace( NS_FILE ) )
		) {
			throw Refusal::noSuchEntity( $id->text );
		}
		$revision = MediaWikiServices::getInstance()->getRevisionLookup()
			->getRevisionByTitle( $title, 0, IDBAccessObject::READ_LATEST );
		return $this->read( $id, $revision ) ?? throw Refusal::noSuchEntity( $id->text );
	}

	/**
	 * The revision $revision of the entity's page.
	 * @throws Refusal nosuchrevid when there is none, or it belongs to another page
	 */
	public function at( EntityId $id, int $revision, int $page ): EntityRevision {
		$record = MediaWikiServices::getInstance()->getRevisionLookup()->getRevisionById( $revision );
		if ( !$record || $record->getPageId() !== $page || $record->isDeleted( RevisionRecord::DELETED_TEXT ) ) {
			throw Refusal::api( 'nosuchrevid' );
		}
		return $this->read( $id, $record ) ?? throw Refusal::api( 'nosuchrevid' );
	}

	private function isKeptHere( EntityId $id ): bool {
		return StandIn::role() === ( $id->type === 'mediainfo' ? 'media' : 'repo' );
	}

	private function read( EntityId $id, ?RevisionRecord $revision ): ?EntityRevision {
		if ( !$revision ) {
			return null;
		}
		$entity = RevisionEntity::read( $revision );
		if ( !$entity && $id->type === 'mediainfo' ) {
			$entity = new Entity( 'mediainfo', $id->text );
		}
		return $entity ? new EntityRevision( $id, $entity, $revision->getId(), $revision->getPageId() ) : null;
	}
}
