<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** An entity as it was in one revision of its page. */
final class EntityRevision {
	public function __construct(
		public readonly EntityId $id,
		public readonly Entity $entity,
		public readonly int $revision,
		public readonly int $page
	) {
	}
}
