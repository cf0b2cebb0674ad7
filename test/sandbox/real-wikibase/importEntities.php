<?php
declare( strict_types=1 );

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use SandboxWikibase\KnownProperties;
use Wikibase\DataModel\Entity\EntityDocument;
use Wikibase\Repo\WikibaseRepo;
use WikibaseStandIn\EntityId;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\SeedLine;

require_once getenv( 'SANDBOX_MEDIAWIKI_TREE' ) . '/maintenance/Maintenance.php';

/**
 * Writes entities with given ids into the real Wikibase, out of the same JSON lines as the stand-in's importer (see
 * wikibase/README.md, "Seeding with ids of one's choice"); the same seed gives the same ids of statements.
 */
final class ImportEntitiesIntoWikibase extends Maintenance {
	/** The last numbers before those the sandbox gives to new entities; the stand-in's settings say the same. */
	private const COUNTERS = [ 'wikibase-item' => 130000000, 'wikibase-property' => 13000 ];

	private KnownProperties $properties;

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Writes entities with given ids out of JSON lines on standard input.' );
		$this->addArg( 'file', 'JSON lines, - for standard input' );
		$this->addOption( 'user', 'Whose edits these are', true, true );
		$this->addOption( 'summary', 'Edit summary', false, true );
		$this->requireExtension( 'WikibaseRepository' );
	}

	public function execute(): void {
		$this->properties = new KnownProperties( WikibaseRepo::getPropertyDataTypeLookup() );
		$user = User::newFromName( $this->getOption( 'user' ) );
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
		$this->setCounters();
		$this->output( "$count entities\n" );
	}

	private function write( array $line, User $user ): void {
		$page = isset( $line['title'] ) ? Title::newFromText( $line['title'] ) : null;
		$id = $page && $page->exists() ? EntityId::make( 'mediainfo', $page->getArticleID() ) : EntityId::parse( $line['id'] ?? '' );
		if ( !$id ) {
			throw new InvalidArgumentException( 'neither the id of an item or property, nor the title of a page that exists' );
		}
		if ( $id->type === 'property' ) {
			$this->properties->learn( $id->text, $line['datatype'] ?? 'string' );
		}
		$stored = ( new SeedLine( $line, $this->properties ) )->entity( $id )->toArray();
		$entity = WikibaseRepo::getInternalFormatEntityDeserializer()->deserialize( self::withoutHashes( $stored ) );
		if ( !$entity instanceof EntityDocument ) {
			throw new UnexpectedValueException( "{$id->text} is no entity" );
		}
		$known = WikibaseRepo::getEntityLookup()->hasEntity( $entity->getId() );
		$created = $known ? 'wbeditentity-override:0|' : "wbeditentity-create-{$id->type}:0|";
		WikibaseRepo::getEntityStore()->saveEntity(
			$entity,
			rtrim( "/* $created */ " . $this->getOption( 'summary', '' ) ),
			$user,
			( $known ? EDIT_UPDATE : EDIT_NEW ) | EDIT_SUPPRESS_RC
		);
		// Terms, property types and sitelinks are in their tables only after this.
		DeferredUpdates::doUpdates();
	}

	/** Hashes of the stand-in are not Wikibase's, which makes its own. */
	private static function withoutHashes( array $data ): array {
		unset( $data['hash'] );
		return array_map( static fn ( $value ) => is_array( $value ) ? self::withoutHashes( $value ) : $value, $data );
	}

	private function setCounters(): void {
		$dbw = $this->getPrimaryDB();
		foreach ( self::COUNTERS as $type => $last ) {
			$dbw->newReplaceQueryBuilder()
				->replaceInto( 'wb_id_counters' )
				->uniqueIndexFields( 'id_type' )
				->row( [ 'id_type' => $type, 'id_value' => $last ] )
				->caller( __METHOD__ )->execute();
		}
	}

	private function explain( Exception $problem ): string {
		return $problem instanceof Refusal
			? wfMessage( $problem->messages[0] )->inLanguage( 'en' )->text() : get_class( $problem ) . ': ' . $problem->getMessage();
	}
}

$maintClass = ImportEntitiesIntoWikibase::class;
require_once RUN_MAINTENANCE_IF_MAIN;
