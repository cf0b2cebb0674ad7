<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\Content;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\MediaWikiServices;
use MediaWiki\Status\Status;
use MediaWiki\Storage\PageUpdater;
use MediaWiki\Title\Title;
use Wikimedia\Rdbms\IDBAccessObject;
use WikiPage;

/** Saves entities as revisions, with everything MediaWiki asks of an edit: rights, limits, filters, and nobody's edit lost. */
final class EntitySaver {
	public function __construct( private readonly IContextSource $context ) {
	}

	/** @throws Refusal permissiondenied (protection, block, missing right) */
	public function checkRights( Title $title, string ...$rights ): void {
		$services = MediaWikiServices::getInstance();
		foreach ( [ 'edit', ...$rights ] as $right ) {
			$status = $services->getPermissionManager()->getPermissionStatus( $right, $this->context->getUser(), $title );
			if ( !$status->isGood() ) {
				throw Refusal::status( 'permissiondenied', $status );
			}
		}
	}

	/**
	 * Saves $entity as the next revision after $parent, the latest its author has seen.
	 * @param int $parent revision id, 0 for a new page
	 * @param list<string> $tags change tags, checked by the caller
	 * @return int the new revision
	 * @throws Refusal failed-save
	 */
	public function save( EntityId $id, Entity $entity, int $parent, string $summary, array $tags = [], bool $bot = false ): int {
		$title = $id->title() ?? throw Refusal::noSuchEntity( $id->text );
		$page = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( $title );
		$page->loadPageData( IDBAccessObject::READ_LATEST );
		$content = EntityContent::of( $entity );
		$this->checkLimits( $parent === 0 );
		$this->checkFilters( $page, $content, $summary, $id->slot() );
		$updater = $page->newPageUpdater( $this->context->getUser() );
		$updater->setContent( $id->slot(), $content );
		$updater->addTags( $tags );
		$seen = $updater->grabParentRevision();
		if ( ( $seen ? $seen->getId() : 0 ) !== $parent ) {
			throw Refusal::status( 'failed-save', Status::newFatal( 'edit-conflict' ) );
		}
		return $this->commit( $updater, $summary, $parent === 0, $bot );
	}

	private function commit( PageUpdater $updater, string $summary, bool $isNew, bool $bot ): int {
		$flags = ( $isNew ? EDIT_NEW : EDIT_UPDATE ) | ( $bot ? EDIT_FORCE_BOT : 0 );
		$revision = $updater->saveRevision( CommentStoreComment::newUnsavedComment( $summary ), $flags );
		if ( !$revision ) {
			throw Refusal::status( 'failed-save', $updater->getStatus() );
		}
		return $revision->getId();
	}

	private function checkLimits( bool $isNew ): void {
		$user = $this->context->getUser();
		if ( $user->pingLimiter( 'edit' ) || ( $isNew && $user->pingLimiter( 'create' ) ) ) {
			throw Refusal::status( 'failed-save', Status::newFatal( 'actionthrottledtext' ) );
		}
	}

	private function checkFilters( WikiPage $page, Content $content, string $summary, string $slot ): void {
		$context = new DerivativeContext( $this->context );
		$context->setTitle( $page->getTitle() );
		$context->setWikiPage( $page );
		$status = Status::newGood();
		$passed = MediaWikiServices::getInstance()->getHookContainer()->run( 'EditFilterMergedContent', [
			$context, $content, $status, $summary, $this->context->getUser(), false, $slot,
		] );
		if ( !$passed || !$status->isOK() ) {
			throw Refusal::status( 'failed-save', $status );
		}
	}
}
