<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Hook\CanonicalNamespacesHook;
use MediaWiki\Hook\MediaWikiServicesHook;
use MediaWiki\Hook\TitleIsMovableHook;
use MediaWiki\Revision\Hook\ContentHandlerDefaultModelForHook;
use MediaWiki\Revision\SlotRoleRegistry;

/** What kinds of pages and slots this site has. */
final class SiteHooks implements CanonicalNamespacesHook, ContentHandlerDefaultModelForHook, MediaWikiServicesHook, TitleIsMovableHook {
	/** @inheritDoc */
	public function onCanonicalNamespaces( &$namespaces ): void {
		if ( self::role() === 'repo' ) {
			$namespaces[EntityId::PROPERTY_NAMESPACE] = 'Property';
			$namespaces[EntityId::PROPERTY_NAMESPACE + 1] = 'Property_talk';
		}
	}

	/** @inheritDoc */
	public function onMediaWikiServices( $services ): void {
		if ( self::role() === 'repo' ) {
			$GLOBALS['wgContentNamespaces'][] = EntityId::PROPERTY_NAMESPACE;
			$GLOBALS['wgNamespaceContentModels'][EntityId::PROPERTY_NAMESPACE] = 'wikibase-property';
		}
		if ( self::role() === 'client' ) {
			// Only sites that keep entities answer wb* calls.
			$GLOBALS['wgAPIModules'] = array_filter(
				$GLOBALS['wgAPIModules'], static fn ( $name ) => !str_starts_with( $name, 'wb' ), ARRAY_FILTER_USE_KEY
			);
		}
		if ( self::role() === 'media' ) {
			$services->addServiceManipulator( 'SlotRoleRegistry', static function ( SlotRoleRegistry $registry ): void {
				$registry->defineRoleWithModel( 'mediainfo', 'wikibase-mediainfo', [ 'display' => 'none' ] );
			} );
		}
	}

	/** @inheritDoc */
	public function onContentHandlerDefaultModelFor( $title, &$model ): bool {
		$type = EntityId::parse( $title->getText() )?->type;
		if ( self::role() !== 'repo' || !(
			( $title->inNamespace( NS_MAIN ) && $type === 'item' )
			|| ( $title->inNamespace( EntityId::PROPERTY_NAMESPACE ) && $type === 'property' )
		) ) {
			return true;
		}
		$model = "wikibase-$type";
		return false;
	}

	/** @inheritDoc */
	public function onTitleIsMovable( $title, &$result ): void {
		if ( str_starts_with( $title->getContentModel(), 'wikibase-' ) ) {
			$result = false;
		}
	}

	/** The setting itself: these hooks run before the services are there. */
	private static function role(): string {
		return $GLOBALS['wgStandInRole'];
	}
}
