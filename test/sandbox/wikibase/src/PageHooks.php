<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use ManualLogEntry;
use MediaWiki\Installer\DatabaseUpdater;
use MediaWiki\Installer\Hook\LoadExtensionSchemaUpdatesHook;
use MediaWiki\MediaWikiServices;
use MediaWiki\Page\Hook\PageDeleteCompleteHook;
use MediaWiki\Page\Hook\PageUndeleteCompleteHook;
use MediaWiki\Page\Hook\RevisionFromEditCompleteHook;
use MediaWiki\Page\ProperPageIdentity;
use MediaWiki\Permissions\Authority;
use MediaWiki\Revision\RevisionRecord;

/** Keeps the tables in step with pages, whatever changes them: an edit, undo, rollback, deletion, restoring. */
final class PageHooks implements
	LoadExtensionSchemaUpdatesHook,
	PageDeleteCompleteHook,
	PageUndeleteCompleteHook,
	RevisionFromEditCompleteHook
{
	/** @param DatabaseUpdater $updater */
	public function onLoadExtensionSchemaUpdates( $updater ): void {
		$updater->addExtensionTable( 'standin_entity', dirname( __DIR__ ) . '/sql/tables.sql' );
	}

	/** @inheritDoc */
	public function onRevisionFromEditComplete( $wikiPage, $rev, $originalRevId, $user, &$tags ): void {
		if ( StandIn::role() !== 'client' ) {
			self::writer()->update( $rev );
		}
	}

	/** @inheritDoc */
	public function onPageDeleteComplete(
		ProperPageIdentity $page, Authority $deleter, string $reason, int $pageID, RevisionRecord $deletedRev,
		ManualLogEntry $logEntry, int $archivedRevisionCount
	): void {
		if ( StandIn::role() !== 'client' ) {
			self::writer()->remove( $pageID );
		}
	}

	/** @inheritDoc */
	public function onPageUndeleteComplete(
		ProperPageIdentity $page, Authority $restorer, string $reason, RevisionRecord $restoredRev,
		ManualLogEntry $logEntry, int $restoredRevisionCount, bool $created, array $restoredPageIds
	): void {
		$latest = MediaWikiServices::getInstance()->getRevisionLookup()->getRevisionByPageId( $page->getId() );
		if ( StandIn::role() !== 'client' && $latest ) {
			self::writer()->update( $latest );
		}
	}

	private static function writer(): IndexWriter {
		return new IndexWriter( MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase() );
	}
}
