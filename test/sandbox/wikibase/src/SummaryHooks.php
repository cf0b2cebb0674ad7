<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Hook\FormatAutocommentsHook;

/** Shows the automatic part of edit summaries as a sentence in histories. */
final class SummaryHooks implements FormatAutocommentsHook {
	/** @inheritDoc */
	public function onFormatAutocomments( &$comment, $pre, $auto, $post, $title, $local, $wikiId ): bool {
		if ( !preg_match( '/^([a-z-]+):(\d+)\|?(.*)$/s', $auto, $part ) ) {
			return true;
		}
		$message = wfMessage( "wikibase-summary-$part[1]", (int)$part[2], ...explode( '|', $part[3] ) );
		if ( !$message->exists() ) {
			return true;
		}
		$comment = '<span dir="auto"><span class="autocomment">' . $message->escaped() . ( $post ? ':' : '' ) . '</span></span>';
		return false;
	}
}
