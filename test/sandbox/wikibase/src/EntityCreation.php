<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Context\IContextSource;
use MediaWiki\MediaWikiServices;

/** Makes new items and properties and gives them their ids. */
final class EntityCreation {
	public function __construct( private readonly IContextSource $context ) {
	}

	/**
	 * @param callable(Entity):Summary $change fills the new entity
	 * @param EntityId|null $chosen id to give it, when seeding
	 * @param list<string> $tags
	 * @throws Refusal
	 */
	public function run(
		string $type, callable $change, ?EntityId $chosen = null, ?string $words = null, array $tags = [], bool $bot = false
	): EditResult {
		$id = $chosen ?? $this->nextId( $type );
		$saver = new EntitySaver( $this->context );
		$saver->checkRights( $id->title(), ...( $type === 'property' ? [ 'createpage', 'property-create' ] : [ 'createpage' ] ) );
		// As with Wikibase, the id is spent even if nothing is saved: the next try makes another item.
		( new IndexWriter( MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase() ) )->count( $type, $id->number );
		$blank = new Entity( $type, $id->text );
		$entity = clone $blank;
		$summary = $change( $entity );
		( new ValueRules( StandIn::repo() ) )->check( EntityEdit::newSnaks( $blank, $entity ) );
		$rules = new TermRules( StandIn::repo() );
		$rules->check( $blank, $entity );
		$rules->checkUnique( $blank, $entity );
		$revision = $saver->save( $id, $entity, 0, $summary->with( $words ), $tags, $bot );
		StandIn::local()->forget();
		return new EditResult( $entity, $revision, false );
	}

	private function nextId( string $type ): EntityId {
		$first = StandIn::setting( $type === 'property' ? 'StandInFirstProperty' : 'StandInFirstItem' );
		return EntityId::make( $type, max( $first, StandIn::local()->lastNumber( $type ) + 1 ) );
	}
}
