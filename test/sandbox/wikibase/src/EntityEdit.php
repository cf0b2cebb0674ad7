<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Context\IContextSource;
use MediaWiki\MediaWikiServices;

/** One change of one existing entity: from the revision its author saw, onto the latest, or not at all. */
final class EntityEdit {
	private readonly EntityStore $store;
	private readonly EntitySaver $saver;

	public function __construct( private readonly IContextSource $context ) {
		$this->store = new EntityStore();
		$this->saver = new EntitySaver( $context );
	}

	/**
	 * @param int|null $base revision the change was made from; the latest when null
	 * @param callable(Entity):Summary $change changes the entity it is given, and says how
	 * @param list<string> $tags
	 * @throws Refusal
	 */
	public function run(
		EntityId $id, ?int $base, callable $change, ?string $words = null, array $tags = [], bool $bot = false
	): EditResult {
		$latest = $this->store->latest( $id );
		if ( $latest->entity->redirect !== null ) {
			throw Refusal::api( 'unresolved-redirect' );
		}
		$from = $base ? $this->store->at( $id, $base, $latest->page ) : $latest;
		$this->saver->checkRights( $id->title() );
		$changed = clone $from->entity;
		$summary = $change( $changed );
		( new ValueRules( StandIn::repo() ) )->check( self::newSnaks( $from->entity, $changed ) );
		$rules = new TermRules( StandIn::index( $id->type ) );
		$rules->check( $from->entity, $changed );
		[ $entity, $warning ] = $this->onto( $latest, $from, $changed );
		if ( $entity->equals( $latest->entity ) ) {
			return new EditResult( $latest->entity, $latest->revision, true );
		}
		$rules->checkUnique( $latest->entity, $entity );
		$revision = $this->saver->save( $id, $entity, $latest->revision, $summary->with( $words ), $tags, $bot );
		// Wikibase answers what the author made of the old revision, without what others added since.
		return new EditResult( $changed, $revision, false, $warning );
	}

	/**
	 * The change made on the latest revision, as Wikibase does it: clean where it fits; when only a part fits, that part,
	 * provided that nobody but the author edited since; else a conflict.
	 * @return array{Entity,?string} the entity and the name of a warning
	 */
	private function onto( EntityRevision $latest, EntityRevision $from, Entity $changed ): array {
		if ( $latest->revision === $from->revision ) {
			return [ $changed, null ];
		}
		$change = EntityDiff::between( $from->entity, $changed );
		if ( $change->isEmpty() ) {
			return [ $latest->entity, null ];
		}
		$fitting = $change->applicableTo( $latest->entity );
		if ( $fitting->count() === $change->count() ) {
			return [ $fitting->appliedTo( $latest->entity ), 'wikibase-conflict-patched' ];
		}
		if ( $fitting->isEmpty() || $this->othersEditedSince( $latest->page, $from->revision ) ) {
			throw Refusal::status( 'editconflict', \MediaWiki\Status\Status::newFatal( 'edit-conflict' ) );
		}
		return [ $fitting->appliedTo( $latest->entity ), 'wikibase-self-conflict-patched' ];
	}

	private function othersEditedSince( int $page, int $revision ): bool {
		$db = MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase();
		return $db->newSelectQueryBuilder()
			->select( 'rev_id' )->from( 'revision' )->join( 'actor', null, 'actor_id = rev_actor' )
			->where( [ 'rev_page' => $page ] )
			->andWhere( $db->expr( 'rev_id', '>', $revision ) )
			->andWhere( $db->expr( 'actor_name', '!=', $this->context->getUser()->getName() ) )
			->caller( __METHOD__ )->fetchField() !== false;
	}

	/** @return list<array> snaks of statements that are new or changed: the others were valid when they were saved */
	public static function newSnaks( Entity $before, Entity $after ): array {
		$fresh = new Entity( $after->type, $after->id );
		$fresh->statements = array_filter(
			$after->statements,
			static fn ( $statement ) => $statement !== ( $before->statements[$statement['id']] ?? null )
		);
		return EntityLinks::snaks( $fresh );
	}
}
