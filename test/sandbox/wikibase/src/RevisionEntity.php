<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Revision\RevisionRecord;

/** The entity inside a revision. */
final class RevisionEntity {
	/** Entity of the main slot or the mediainfo slot, or null when the revision has none (an ordinary page or file). */
	public static function read( RevisionRecord $revision ): ?Entity {
		foreach ( [ 'main', 'mediainfo' ] as $slot ) {
			$content = $revision->hasSlot( $slot ) ? $revision->getContent( $slot, RevisionRecord::RAW ) : null;
			if ( $content instanceof EntityContent ) {
				return $content->entity();
			}
		}
		return null;
	}
}
