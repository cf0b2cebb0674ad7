<?php
/** Draws small pictures with GD: reads a JSON list of { file, width, height, hue } from standard input. */
foreach ( json_decode( stream_get_contents( STDIN ), true, 512, JSON_THROW_ON_ERROR ) as $wanted ) {
	[ 'file' => $file, 'width' => $width, 'height' => $height, 'hue' => $hue ] = $wanted;
	$image = imagecreatetruecolor( $width, $height );
	for ( $y = 0; $y < $height; $y++ ) {
		for ( $band = 0; $band < 3; $band++ ) {
			$light[$band] = (int)( 128 + 100 * sin( deg2rad( $hue + 120 * $band ) + $y / $height ) );
		}
		imageline( $image, 0, $y, $width, $y, imagecolorallocate( $image, ...$light ) );
	}
	imagefilledellipse( $image, intdiv( $width, 2 ), intdiv( $height, 2 ), intdiv( $height, 2 ), intdiv( $height, 2 ),
		imagecolorallocate( $image, 255, 255, $hue % 256 ) );
	str_ends_with( $file, '.png' ) ? imagepng( $image, $file ) : imagejpeg( $image, $file, 80 );
}
