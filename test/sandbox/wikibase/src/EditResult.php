<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** What became of an edit that was not refused. */
final class EditResult {
	/**
	 * @param int $revision the latest revision now
	 * @param bool $unchanged nothing was saved, because nothing would have changed
	 * @param string|null $warning name of the message that tells of patching
	 */
	public function __construct(
		public readonly Entity $entity,
		public readonly int $revision,
		public readonly bool $unchanged,
		public readonly ?string $warning = null
	) {
	}
}
