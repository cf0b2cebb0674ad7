<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Content\Content;
use MediaWiki\Extension\AbuseFilter\Hooks\AbuseFilterContentToStringHook;

/** What AbuseFilter reads of an entity: its values, one a line, so that the lines an edit adds are the values it adds. */
final class FilterHooks implements AbuseFilterContentToStringHook {
	/** Keys whose values say nothing. */
	private const SILENT = [ 'language', 'site', 'type', 'hash' ];

	/** @inheritDoc */
	public function onAbuseFilter_contentToString( Content $content, ?string &$text ): bool {
		if ( !$content instanceof EntityContent ) {
			return true;
		}
		$values = [];
		$entity = $content->entity()->toArray();
		array_walk_recursive( $entity, static function ( mixed $value, string|int $key ) use ( &$values ): void {
			if ( !in_array( $key, self::SILENT, true ) ) {
				$values[] = (string)$value;
			}
		} );
		$text = implode( "\n", $values );
		return false;
	}
}
