<?php
declare( strict_types=1 );

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use WikibaseStandIn\EntityContent;
use WikibaseStandIn\EntityId;
use WikibaseStandIn\SeedLine;
use WikibaseStandIn\StandIn;

require_once getenv( 'MW_INSTALL_PATH' ) !== false
	? getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php'
	: "$IP/maintenance/Maintenance.php";

/** Writes entities with given ids out of a file of JSON lines; see the README for their shape. */
final class ImportEntities extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Writes entities with given ids out of a file of JSON lines.' );
		$this->addArg( 'file', 'JSON lines, - for standard input' );
		$this->addOption( 'user', 'Whose edits these are', false, true );
		$this->addOption( 'summary', 'Edit summary', false, true );
		$this->requireExtension( 'WikibaseStandIn' );
	}

	public function execute(): void {
		$user = User::newFromName( $this->getOption( 'user', 'Admin' ) );
		if ( !$user || !$user->isRegistered() ) {
			$this->fatalError( 'No such user' );
		}
		$name = $this->getArg( 0 );
		$count = 0;
		foreach ( file( $name === '-' ? 'php://stdin' : $name ) as $number => $text ) {
			if ( trim( $text ) !== '' ) {
				try {
					$this->write( json_decode( $text, true, 512, JSON_THROW_ON_ERROR ), $user );
				} catch ( Exception $problem ) {
					$this->fatalError( 'Line ' . ( $number + 1 ) . ': ' . $this->explain( $problem ) );
				}
				$count++;
			}
		}
		$this->output( "$count entities\n" );
	}

	private function write( array $line, User $user ): void {
		$page = isset( $line['title'] ) ? Title::newFromText( $line['title'] ) : null;
		$id = $page ? EntityId::make( 'mediainfo', $page->getArticleID() ) : EntityId::parse( $line['id'] ?? '' );
		$title = $id?->title();
		if ( !$title ) {
			throw new InvalidArgumentException( 'neither the id of an item or property, nor the title of a page that exists' );
		}
		$entity = ( new SeedLine( $line, StandIn::repo() ) )->entity( $id );
		$updater = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title )->newPageUpdater( $user );
		$updater->setContent( $id->slot(), EntityContent::of( $entity ) );
		$created = $title->exists() ? 'wbeditentity-override:0|' : "wbeditentity-create-{$id->type}:0|";
		$words = rtrim( "/* $created */ " . $this->getOption( 'summary', '' ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( $words ), EDIT_SUPPRESS_RC );
		if ( !$updater->wasSuccessful() ) {
			throw new RuntimeException( (string)$updater->getStatus() );
		}
		StandIn::repo()->forget();
	}

	private function explain( Exception $problem ): string {
		return $problem instanceof WikibaseStandIn\Refusal
			? wfMessage( $problem->messages[0] )->inLanguage( 'en' )->text() : $problem->getMessage();
	}
}

$maintClass = ImportEntities::class;
require_once RUN_MAINTENANCE_IF_MAIN;
